//! A headless browser of the test's own, and what a test asks of a page.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};

/// The switches of a browser that neither asks nor fetches anything on its own.
const SWITCHES: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

/// A chromedriver on a port of its own, ended with the test.
pub struct Browser {
    driver: Child,
    port: String,
}

impl Browser {
    pub fn start() -> Self {
        let started = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = started.expect("chromedriver starts; Debian has it in chromium-driver");
        let mut lines = BufReader::new(driver.stdout.take().expect("the output is a pipe")).lines();
        let port = lines.find_map(|line| {
            let line = line.ok()?;
            Some(line.split_once("started successfully on port ")?.1.trim_end_matches('.').to_owned())
        });
        // What chromedriver still prints is read, so that its pipe never fills.
        std::thread::spawn(move || lines.for_each(drop));
        Self { driver, port: port.expect("chromedriver names its port") }
    }

    /// Runs a test that waits for the browser.
    pub fn run(self, test: impl AsyncFnOnce(&Self)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime starts").block_on(test(&self));
    }

    /// Opens a page in a window of its own.
    pub async fn open(&self, url: &str, (width, height): (u32, u32)) -> Page {
        let options = json!({ "args": SWITCHES });
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), options);
        capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{}", self.port)).await;
        let page = Page { client: client.expect("the browser starts") };
        // A window is never narrower than 500 pixels, a screen is as wide as it is told.
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        page.tell("Emulation.setDeviceMetricsOverride", screen).await;
        page.client.goto(url).await.expect("the report opens");
        page
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser ends with its driver; one that has ended already needs no end.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A page as a reader has it before him.
pub struct Page {
    client: Client,
}

impl Page {
    pub async fn click(&self, selector: &str) {
        let element = self.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.settle().await;
    }

    pub async fn choose(&self, selector: &str, value: &str) {
        let element = self.client.find(Locator::Css(selector)).await.expect("the choice is there");
        element.select_by_value(value).await.unwrap_or_else(|error| panic!("{selector} {value}: {error}"));
        self.settle().await;
    }

    pub async fn write(&self, selector: &str, text: &str) {
        self.press(selector, text).await;
    }

    pub async fn press(&self, selector: &str, keys: &str) {
        let element = self.client.find(Locator::Css(selector)).await.expect("the element is there");
        element.send_keys(keys).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.settle().await;
    }

    /// Waits for what follows an event: a form is cleared behind it, a hash changes later.
    async fn settle(&self) {
        self.script("return new Promise((done) => setTimeout(done, 50))", vec![]).await;
    }

    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let texts = self.script(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())",
            vec![json!(selector)],
        );
        serde_json::from_value(texts.await).expect("texts are strings")
    }

    pub async fn number_of(&self, selector: &str) -> usize {
        self.count("return document.querySelectorAll(arguments[0]).length", selector).await
    }

    /// How many of the elements take room on the page.
    pub async fn visible(&self, selector: &str) -> usize {
        let script =
            "return [...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length).length";
        self.count(script, selector).await
    }

    /// Whether the element lies in the window.
    pub async fn seen(&self, selector: &str) -> bool {
        let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight";
        self.script(script, vec![json!(selector)]).await == json!(true)
    }

    pub async fn has_class(&self, selector: &str, class: &str) -> bool {
        let script = "return document.querySelector(arguments[0]).classList.contains(arguments[1])";
        self.script(script, vec![json!(selector), json!(class)]).await == json!(true)
    }

    pub async fn property(&self, selector: &str, name: &str) -> String {
        let script = "return String(document.querySelector(arguments[0])[arguments[1]])";
        let value = self.script(script, vec![json!(selector), json!(name)]).await;
        value.as_str().expect("it is a string").to_owned()
    }

    /// The id of the element that keys go to.
    pub async fn focused(&self) -> String {
        let id = self.script("return document.activeElement.id", vec![]).await;
        id.as_str().expect("it is a string").to_owned()
    }

    /// By how many pixels the page is wider than the window.
    pub async fn overflow(&self) -> usize {
        self.count("return Math.max(0, document.documentElement.scrollWidth - innerWidth)", "").await
    }

    pub async fn background(&self) -> String {
        let color = self.script("return getComputedStyle(document.body).backgroundColor", vec![]).await;
        color.as_str().expect("it is a string").to_owned()
    }

    /// Shows the page as on `media` (`print`, or empty for a screen) to a reader of a `light` or `dark` screen.
    pub async fn emulate(&self, media: &str, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.tell("Emulation.setEmulatedMedia", json!({ "media": media, "features": features })).await;
    }

    /// The window as a PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("the browser draws")
    }

    /// What the browser logged: errors of scripts, requests that its policy refused.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.ask("se/log", json!({ "type": "browser" })).await;
        let entries = log.as_array().expect("a log is a list").iter();
        entries.map(|entry| entry["message"].to_string()).collect()
    }

    async fn count(&self, script: &str, selector: &str) -> usize {
        let count = self.script(script, vec![json!(selector)]).await;
        usize::try_from(count.as_u64().expect("it is a number")).expect("it fits")
    }

    async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// A command of the browser's own protocol.
    async fn tell(&self, command: &str, parameters: Value) {
        self.ask("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await;
    }

    async fn ask(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Request { path, body }).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// A command of chromedriver beyond the standard.
#[derive(Debug)]
struct Request {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Request {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }

    fn is_new_session(&self) -> bool {
        false
    }

    fn is_legacy(&self) -> bool {
        false
    }
}
