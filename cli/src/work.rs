//! Documents worked on by several threads, their answers in the order of the documents.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::error::Error;
use crate::input::{Document, Documents};

/// So many documents a thread are under way at most, so that memory stays bounded however many there are.
const DOCUMENTS_A_JOB: usize = 4;

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
        thread::spawn(move || send(documents, &pool, &Arc::new(work), &queue));
        Ok(Answers(answers))
    }
}

/// The place of an answer in the queue: it is taken when it is there.
enum Ticket<T> {
    Awaited { doc: String, answer: Receiver<T> },
    Failed(Error),
}

/// The answers, in the order of the documents.
pub struct Answers<T>(Receiver<Ticket<T>>);

impl<T> Iterator for Answers<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(match self.0.recv().ok()? {
            Ticket::Failed(error) => Err(error),
            Ticket::Awaited { doc, answer } => answer.recv().map_err(|_| Error::Broken { doc }),
        })
    }
}

/// Hands the documents to the pool until nobody waits for answers any more.
fn send<T: Send + 'static>(
    documents: Documents,
    pool: &ThreadPool,
    work: &Arc<impl Fn(Document) -> T + Send + Sync + 'static>,
    queue: &SyncSender<Ticket<T>>,
) {
    for document in documents {
        let ticket = match document {
            Err(error) => Ticket::Failed(error),
            Ok(document) => {
                let (sender, answer) = sync_channel(1);
                let (doc, work) = (document.origin.clone(), Arc::clone(work));
                pool.spawn(move || drop(sender.send(work(document))));
                Ticket::Awaited { doc, answer }
            }
        };
        if queue.send(ticket).is_err() {
            return;
        }
    }
}
