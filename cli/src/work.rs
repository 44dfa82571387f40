//! Documents worked on by several threads, their answers in the order of the documents.

use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::error::Error;
use crate::input::{self, Document, Documents};

/// So many documents a thread are under way at most, so that memory stays bounded however many there are.
const DOCUMENTS_A_JOB: usize = 4;

/// So many bytes of text a thread are under way at most: with what is read of a long part it holds twenty times as much.
const BYTES_A_JOB: usize = input::LONGEST;

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
        let pool = ThreadPoolBuilder::new()
            .num_threads(jobs)
            // The answer's channel closes, and the reader of the answers says so.
            .panic_handler(|_| {})
            .build()
            .map_err(|error| Error::Threads(error.to_string()))?;
        let (queue, answers) = sync_channel(jobs * DOCUMENTS_A_JOB);
        // One document's worth is for the answer that is printed while others are worked on.
        let load = Arc::new(Load { most: (jobs + 1) * BYTES_A_JOB, ..Load::default() });
        thread::spawn(move || send(documents, &pool, &Arc::new(work), (&queue, &load)));
        Ok(Answers { tickets: answers, printed: None })
    }
}

/// The place of an answer in the queue: it is taken when it is there.
enum Ticket<T> {
    Awaited { doc: String, answer: Receiver<T>, share: Share },
    Failed(Error),
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

/// The answers, in the order of the documents.
pub struct Answers<T> {
    tickets: Receiver<Ticket<T>>,
    /// The share of the answer that was given last: it is held until the next is asked for.
    printed: Option<Share>,
}

impl<T> Iterator for Answers<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.printed = None;
        Some(match self.tickets.recv().ok()? {
            Ticket::Failed(error) => Err(error),
            Ticket::Awaited { doc, answer, share } => {
                self.printed = Some(share);
                answer.recv().map_err(|_| Error::Broken { doc })
            }
        })
    }
}

/// Hands the documents to the pool until nobody waits for answers any more.
fn send<T: Send + 'static>(
    documents: Documents,
    pool: &ThreadPool,
    work: &Arc<impl Fn(Document) -> T + Send + Sync + 'static>,
    (queue, load): (&SyncSender<Ticket<T>>, &Arc<Load>),
) {
    for document in documents {
        let ticket = match document {
            Err(error) => Ticket::Failed(error),
            Ok(document) => {
                let share = load.take(document.text.len());
                let (sender, answer) = sync_channel(1);
                let (doc, work) = (document.origin.clone(), Arc::clone(work));
                pool.spawn(move || drop(sender.send(work(document))));
                Ticket::Awaited { doc, answer, share }
            }
        };
        if queue.send(ticket).is_err() {
            return;
        }
    }
}
