//! Documents worked on by several threads, their answers in the order of the documents.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::{thread, vec};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::error::Error;
use crate::input::{self, Document, Documents};

/// So many batches a thread are under way at most, so that memory stays bounded however many documents there are.
const BATCHES_A_JOB: usize = 4;

/// So many bytes of text a thread are under way at most: a text with what is read of it takes some twenty times its bytes.
const BYTES_A_JOB: usize = input::LONGEST;

/// Documents that are at hand are handed to a thread so many at a time: to wake it for each costs more than a short one.
const DOCUMENTS_A_BATCH: usize = 64;

/// A batch takes no more documents when it holds so many bytes.
const BYTES_A_BATCH: usize = 1 << 16;

/// How many threads work.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Jobs {
    /// Work on N documents at a time; the output is the same for every N [default: as many as the machine has cores]
    #[arg(short, long = "jobs", value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Jobs {
    /// What `work` makes of every document, in their order, and what could not be read in between. Documents are read
    /// ahead by a thread of its own, a bounded number of them.
    pub fn run<T: Send + 'static>(
        self,
        documents: Documents,
        work: impl Fn(Document) -> T + Send + Sync + 'static,
    ) -> Result<Answers<T>, Error> {
        let jobs = self.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(jobs).build();
        let pool = pool.map_err(|error| Error::Threads(error.to_string()))?;
        let (sender, ahead) = sync_channel(DOCUMENTS_A_BATCH);
        let (queue, tickets) = sync_channel(jobs * BATCHES_A_JOB);
        // One document's worth is for the answer that is printed while others are worked on.
        let load = Arc::new(Load { most: (jobs + 1) * BYTES_A_JOB, ..Load::default() });
        thread::spawn(move || read(documents, (&sender, &load)));
        thread::spawn(move || send(&ahead, &pool, &Arc::new(work), &queue));
        Ok(Answers { tickets, batch: Vec::new().into_iter(), printed: None })
    }
}

/// The bytes of the texts that are under way.
#[derive(Default)]
struct Load {
    bytes: Mutex<usize>,
    lighter: Condvar,
    most: usize,
}

impl Load {
    /// Waits until so many bytes more are few enough; one document may be as long as it likes.
    fn take(self: &Arc<Self>, bytes: usize) -> Share {
        let heavy = |load: &mut usize| *load > 0 && *load + bytes > self.most;
        let load = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *self.lighter.wait_while(load, heavy).unwrap_or_else(PoisonError::into_inner) += bytes;
        Share { load: Arc::clone(self), bytes }
    }
}

/// What a document adds to the load, until its answer is done with.
struct Share {
    load: Arc<Load>,
    bytes: usize,
}

impl Drop for Share {
    fn drop(&mut self) {
        *self.load.bytes.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.load.lighter.notify_one();
    }
}

/// A document that was read, with its share of the load.
type Weighed = (Result<Document, Error>, Share);

/// Reads the documents until nobody waits for them any more.
fn read(documents: Documents, (queue, load): (&SyncSender<Weighed>, &Arc<Load>)) {
    for document in documents {
        let share = load.take(document.as_ref().map_or(0, |document| document.text.len()));
        if queue.send((document, share)).is_err() {
            return;
        }
    }
}

/// The place of the answers to a batch in the queue: they are taken when they are there.
type Ticket<T> = Receiver<Vec<Answer<T>>>;

type Answer<T> = (Result<T, Error>, Share);

/// Hands the documents to the pool until nobody waits for answers any more.
fn send<T: Send + 'static>(
    documents: &Receiver<Weighed>,
    pool: &ThreadPool,
    work: &Arc<impl Fn(Document) -> T + Send + Sync + 'static>,
    queue: &SyncSender<Ticket<T>>,
) {
    while let Ok(first) = documents.recv() {
        let batch = batch(first, documents);
        let (sender, answers) = sync_channel(1);
        let work = Arc::clone(work);
        pool.spawn(move || {
            let answer = |(document, share): Weighed| (document.and_then(|document| done(&*work, document)), share);
            drop(sender.send(batch.into_iter().map(answer).collect()));
        });
        if queue.send(answers).is_err() {
            return;
        }
    }
}

/// The first document with those that are at hand behind it; none is waited for.
fn batch(first: Weighed, documents: &Receiver<Weighed>) -> Vec<Weighed> {
    let mut bytes = first.1.bytes;
    let mut batch = vec![first];
    while batch.len() < DOCUMENTS_A_BATCH && bytes < BYTES_A_BATCH {
        let Ok(next) = documents.try_recv() else { break };
        bytes += next.1.bytes;
        batch.push(next);
    }
    batch
}

/// The answer to one document; should the work on it panic, the others have theirs.
fn done<T>(work: &impl Fn(Document) -> T, document: Document) -> Result<T, Error> {
    let doc = document.origin.clone();
    catch_unwind(AssertUnwindSafe(|| work(document))).map_err(|_| Error::Broken { doc })
}

/// The answers, in the order of the documents.
pub struct Answers<T> {
    tickets: Receiver<Ticket<T>>,
    batch: vec::IntoIter<Answer<T>>,
    /// The share of the answer that was given last: it is held until the next is asked for.
    printed: Option<Share>,
}

impl<T> Iterator for Answers<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.printed = None;
        loop {
            if let Some((answer, share)) = self.batch.next() {
                self.printed = Some(share);
                return Some(answer);
            }
            self.batch = self.tickets.recv().ok()?.recv().unwrap_or_default().into_iter();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(texts: impl Iterator<Item = String> + Send + 'static) -> Documents {
        Box::new(texts.enumerate().map(|(number, text)| {
            let name = number.to_string();
            Ok(Document { name: name.clone(), origin: name, text, part: 0 })
        }))
    }

    fn run<T: Send + 'static>(
        documents: Documents,
        work: impl Fn(Document) -> T + Send + Sync + 'static,
    ) -> Answers<T> {
        Jobs { jobs: NonZeroUsize::new(3) }.run(documents, work).expect("threads can be made")
    }

    #[test]
    fn answers_stand_in_the_order_of_the_documents_and_one_that_panics_takes_no_other_along() {
        let texts = (0..1000).map(|number| "桥".repeat(number % 7));
        let answers = run(documents(texts), |document| match document.name.as_str() {
            "500" => panic!("a document that nobody foresaw"),
            name => format!("{name} {}", document.text.chars().count()),
        });
        for (number, answer) in answers.enumerate() {
            match answer {
                Ok(answer) => assert_eq!(answer, format!("{number} {}", number % 7)),
                Err(error) => assert!(number == 500 && error.to_string().starts_with("500: "), "{number}: {error}"),
            }
        }
    }

    #[test]
    fn what_is_longer_than_the_load_is_worked_on_alone() {
        let load = Arc::new(Load { most: 10, ..Load::default() });
        drop(load.take(100));
        let shares = [load.take(4), load.take(6)];
        assert_eq!(*load.bytes.lock().expect("nobody panicked"), 10);
        drop(shares);
        assert_eq!(*load.bytes.lock().expect("nobody panicked"), 0);
    }

    /// The second document comes when the answer to the first is there: nothing waits for a batch to be full.
    #[test]
    fn a_document_of_a_slow_pipe_is_answered_before_the_next_comes() {
        let (answered, wait) = sync_channel::<()>(1);
        let texts = (0..3).map(move |number| {
            if number > 0 {
                wait.recv().expect("the answer comes");
            }
            number.to_string()
        });
        let mut told = Vec::new();
        for answer in run(documents(texts), |document| document.text) {
            told.push(answer.expect("nothing panics"));
            let _ = answered.try_send(());
        }
        assert_eq!(told, ["0", "1", "2"]);
    }
}
