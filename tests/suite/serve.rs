//! `cebra serve` over HTTP, including hostile requests.

use crate::common::SiteTest;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Timeout, generous for busy machines.
const PATIENCE: Duration = Duration::from_secs(20);

struct Server {
    site: SiteTest,
    process: Child,
    address: SocketAddr,
}

impl Server {
    fn start(site: SiteTest) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cebra"));
        command.args(["serve", "--as-of", "2026-11-21", "--port", "8765", "--root"]).arg(site.root());
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let url = line.split_whitespace().next().unwrap();
        let address = url.trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        // Drain the output, so that the server never blocks on a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Server { site, process, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes and reads the response until the connection is closed.
    fn raw(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, method: &str, target: &str, headers: &str) -> String {
        let host = self.address;
        self.raw(&format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n"))
    }

    fn get(&self, target: &str) -> String {
        self.ask("GET", target, "")
    }

    /// The event stream of a page, as requested by a browser that has just loaded it.
    fn listen(&self, page: &str) -> Events {
        let html = self.get(page);
        let since = html.split("data-revision=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut stream = self.connect();
        let host = self.address;
        let target = format!("/_cebra/events?page={page}&since={since}");
        let request = format!(
            "GET {target} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nAccept: text/event-stream\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut events = Events(BufReader::new(stream));
        assert!(events.line().starts_with("HTTP/1.1 200"));
        while !events.line().is_empty() {}
        events
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A stream of server-sent events.
struct Events(BufReader<TcpStream>);

impl Events {
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// The next event: name and data.
    fn next(&mut self) -> (String, String) {
        let (mut name, mut data) = (String::new(), String::new());
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            let line = self.line();
            match line.split_once(": ") {
                Some(("event", text)) => name = text.to_owned(),
                Some(("data", text)) => data = text.to_owned(),
                _ if line.is_empty() && !name.is_empty() => return (name, data),
                _ => {}
            }
        }
        panic!("no event came");
    }
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

const PRACTICE: &str = "content/practicas/cebras.md";

#[test]
fn an_edit_is_seen_a_fault_is_shown_and_mended() {
    let server = Server::start(SiteTest::from("minimal"));
    let page = "/practicas/cebras.html";
    let original = fs::read_to_string(server.site.root().join(PRACTICE)).unwrap();
    let mut events = server.listen(page);
    server.site.write(PRACTICE, original.replace("Tres.", "Tres mil."));
    assert_eq!(events.next().0, "reload");
    assert!(server.get(page).contains("Tres mil."));

    let mut events = server.listen(page);
    server.site.write(PRACTICE, original.replace("---\n## ", "resumem: x\n---\n## "));
    let (name, data) = events.next();
    assert_eq!(name, "fault");
    let fault: serde_json::Value = serde_json::from_str(&data).unwrap();
    let text = fault["text"].as_str().unwrap();
    assert!(text.contains("error[unknown-field]") && text.contains("resumem"), "{text}");
    assert_eq!(fault["lang"], "es");
    assert!(server.get(page).contains("Tres mil."), "the last good site stays");
    // A browser that connects later receives the fault too.
    assert_eq!(server.listen("/").next().0, "fault");

    server.site.write(PRACTICE, original.replace("Tres.", "Cuatro."));
    assert_eq!(events.next().0, "reload");
    assert_eq!(events.next().0, "fine");
    assert!(server.get(page).contains("Cuatro."));
}

/// A change that no page shows does not reload any page.
#[test]
fn a_calendar_that_changes_reloads_no_other_page() {
    let site = SiteTest::from("cooperation");
    let (call, page) = ("content/convocatorias/mayo.md", "content/ciudades/andorra.md");
    let server = Server::start(site);
    let text = fs::read_to_string(server.site.root().join(call)).unwrap();
    let city = fs::read_to_string(server.site.root().join(page)).unwrap();
    let mut events = server.listen("/ciudades/andorra.html");
    let calendar = server.get("/convocatorias/mayo.ics");
    server.site.write(call, text.replace("resumen: ", "resumen: Otra vez. "));
    let started = Instant::now();
    while server.get("/convocatorias/mayo.ics") == calendar {
        assert!(started.elapsed() < PATIENCE, "the calendar is another");
    }
    // The first event of the city's page is that of its own change.
    server.site.write(page, city.replace("resumen: ", "resumen: De nuevo. "));
    assert_eq!(events.next().0, "reload");
    assert!(server.get("/ciudades/andorra.html").contains("De nuevo."), "it was told once, of its own change");
}

#[test]
fn editors_save_in_many_ways() {
    let server = Server::start(SiteTest::from("minimal"));
    let root = server.site.root().to_owned();
    let text = fs::read_to_string(root.join(PRACTICE)).unwrap();
    // Save to a temporary file and rename it.
    let mut events = server.listen("/practicas/cebras.html");
    fs::write(root.join("content/practicas/.cebras.md.swp"), "x").unwrap();
    fs::write(root.join("content/practicas/cebras.md.new"), text.replace("Tres.", "Cinco.")).unwrap();
    fs::rename(root.join("content/practicas/cebras.md.new"), root.join(PRACTICE)).unwrap();
    assert_eq!(events.next().0, "reload");
    assert!(server.get("/practicas/cebras.html").contains("Cinco."));
    // A new folder with a new record, and its removal.
    let mut events = server.listen("/practicas/agua.html");
    fs::create_dir_all(root.join("content/practicas/agua")).unwrap();
    fs::write(root.join("content/practicas/agua/index.md"), text.replace("título: ", "título: Agua y ")).unwrap();
    assert_eq!(events.next().0, "reload");
    assert_eq!(status(&server.get("/practicas/agua.html")), 200);
    let mut events = server.listen("/practicas/agua.html");
    fs::remove_dir_all(root.join("content/practicas/agua")).unwrap();
    assert_eq!(events.next().0, "reload");
    assert_eq!(status(&server.get("/practicas/agua.html")), 404);
    // A renamed file.
    let mut events = server.listen("/practicas/otra.html");
    fs::rename(root.join(PRACTICE), root.join("content/practicas/otra.md")).unwrap();
    assert_eq!(events.next().0, "reload");
    assert_eq!(status(&server.get("/practicas/cebras.html")), 404);
    // A new theme in which only the style sheet differs.
    let mut events = server.listen("/practicas/otra.html");
    server.site.write("themes/cebra/templates/style.css", "body { margin: 7px }\n");
    assert_eq!(events.next().0, "style");
    assert!(server.get("/style.css").contains("7px"));
}

#[test]
fn hundreds_of_files_are_one_change() {
    let server = Server::start(SiteTest::from("minimal"));
    let text = fs::read_to_string(server.site.root().join(PRACTICE)).unwrap();
    let mut events = server.listen("/practicas/index.html");
    for number in 0..300 {
        server.site.write(&format!("content/practicas/otra-{number}.md"), &text);
    }
    let mut reloads = 0;
    let started = Instant::now();
    while started.elapsed() < PATIENCE && !server.get("/practicas/index.html").contains("301 fichas") {
        std::thread::sleep(Duration::from_millis(20));
    }
    while events.0.get_ref().set_read_timeout(Some(Duration::from_millis(500))).is_ok() {
        let mut line = String::new();
        match events.0.read_line(&mut line) {
            Ok(_) => reloads += usize::from(line.starts_with("event: reload")),
            Err(_) => break,
        }
    }
    // One reload if the writes are uninterrupted; a busy machine may cause a few more.
    assert!((1..=10).contains(&reloads), "{reloads} reloads");
}

#[test]
fn a_catalogue_that_begins_broken_shows_why_and_then_itself() {
    let server = Server::start(SiteTest::from("broken/unknown-field"));
    let answer = server.get("/");
    assert_eq!(status(&answer), 503);
    assert!(body(&answer).contains("unknown-field") && body(&answer).contains("live.js"));
    let mut events = server.listen("/");
    let content = server.site.root().join("content");
    fs::remove_dir_all(&content).unwrap();
    crate::common::copy(&crate::common::project().join("tests/sites/minimal/content"), &content);
    while events.next().0 != "reload" {}
    assert_eq!(status(&server.get("/")), 200);
}

#[test]
fn answers_have_types_ranges_and_tags() {
    let site = SiteTest::from("minimal").file("content/practicas/plan.pdf", "0123456789");
    let practice = site.root().join(PRACTICE);
    let text = fs::read_to_string(&practice).unwrap().replace("Tres.", "Tres, según el [plan](plan.pdf).");
    fs::write(practice, text).unwrap();
    let server = Server::start(site);
    let page = server.get("/practicas/");
    assert_eq!((status(&page), header(&page, "Content-Type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(header(&page, "Access-Control-Allow-Origin"), None);
    assert_eq!(header(&server.get("/style.css"), "Content-Type"), Some("text/css; charset=utf-8"));
    let moved = server.get("/practicas");
    assert_eq!((status(&moved), header(&moved, "Location")), (301, Some("practicas/")));
    let missing = server.get("/no/hay.html");
    assert!(status(&missing) == 404 && missing.contains("<h1>"), "{missing}");
    let head = server.ask("HEAD", "/practicas/", "");
    assert_eq!((status(&head), body(&head)), (200, ""));
    assert_eq!(header(&head, "Content-Length"), header(&page, "Content-Length"));

    let pdf = server.get("/media/practicas/plan.pdf");
    assert_eq!((header(&pdf, "Content-Type"), body(&pdf)), (Some("application/pdf"), "0123456789"));
    let part = server.ask("GET", "/media/practicas/plan.pdf", "Range: bytes=2-4\r\n");
    assert_eq!((status(&part), body(&part)), (206, "234"));
    assert_eq!(header(&part, "Content-Range"), Some("bytes 2-4/10"));
    assert_eq!(status(&server.ask("GET", "/media/practicas/plan.pdf", "Range: bytes=99-\r\n")), 416);
    let tag = header(&pdf, "ETag").unwrap();
    let same = server.ask("GET", "/media/practicas/plan.pdf", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((status(&same), body(&same)), (304, ""));

    // Several requests on one connection.
    let mut stream = server.connect();
    let host = server.address;
    let one = format!("GET /style.css HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let last = format!("GET /style.css HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(format!("{one}{one}{last}").as_bytes()).unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    assert_eq!(all.matches("HTTP/1.1 200").count(), 3);
}

#[test]
fn a_poster_is_drawn_for_whoever_asks_for_it() {
    let server = Server::start(SiteTest::from("minimal"));
    let page = server.get("/practicas/cebras.html");
    let address = page.split("og:image\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let answer = server.get(address.strip_prefix(&format!("http://{}", server.address)).unwrap());
    assert_eq!((status(&answer), header(&answer, "Content-Type")), (200, Some("image/png")));
    assert!(body(&answer).contains("PNG") && body(&answer).contains("IEND"));
}

#[test]
fn slow_clients_hold_nobody_up() {
    let server = Server::start(SiteTest::from("minimal"));
    let mut slow: Vec<TcpStream> = (0..60).map(|_| server.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HT").unwrap();
    }
    let _listening: Vec<Events> = (0..20).map(|_| server.listen("/")).collect();
    assert_eq!(status(&server.get("/")), 200);
    let mut answer = String::new();
    slow[0].read_to_string(&mut answer).unwrap();
    assert_eq!(status(&answer), 408, "who takes too long is sent away");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_site_is_served() {
    let site = SiteTest::from("minimal").file("content/practicas/plan.pdf", "plan").file("secret.txt", "SECRET");
    let practice = site.root().join(PRACTICE);
    let text = fs::read_to_string(&practice).unwrap().replace("Tres.", "Tres, según el [plan](plan.pdf).");
    fs::write(practice, text).unwrap();
    let server = Server::start(site);
    assert_eq!(body(&server.get("/media/practicas/plan.pdf")), "plan");
    for target in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/.%2e/secret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "/media/../../secret.txt",
        "/media/practicas/plan.pdf%00.html",
        "//secret.txt",
        "/content/practicas/cebras.md",
        "/media/practicas/cebras.md",
        "/etc/passwd",
        "/%2fetc/passwd",
        "/c:/secret.txt",
        "/%",
    ] {
        let answer = server.get(target);
        assert!([400, 404].contains(&status(&answer)) && !answer.contains("SECRET"), "{target}: {answer}");
    }
    // A symbolic link in place of a file.
    fs::remove_file(server.site.root().join("content/practicas/plan.pdf")).unwrap();
    std::os::unix::fs::symlink(
        server.site.root().join("secret.txt"),
        server.site.root().join("content/practicas/plan.pdf"),
    )
    .unwrap();
    assert!(!server.get("/media/practicas/plan.pdf").contains("SECRET"));
}

#[test]
fn hostile_requests_are_refused() {
    let server = Server::start(SiteTest::from("minimal"));
    let host = server.address;
    let ours = format!("Host: {host}\r\n");
    let events = format!("GET /_cebra/events?page=/&since=0 HTTP/1.1\r\n{ours}");
    let smuggled = format!("GET /smuggled HTTP/1.1\r\n{ours}\r\n");
    for (request, expected) in [
        (format!("POST / HTTP/1.1\r\n{ours}Content-Length: 3\r\n\r\nabc"), 405),
        (format!("PUT / HTTP/1.1\r\n{ours}\r\n"), 405),
        (format!("OPTIONS / HTTP/1.1\r\n{ours}\r\n"), 405),
        (format!("TRACE / HTTP/1.1\r\n{ours}\r\n"), 405),
        (format!("CONNECT {host} HTTP/1.1\r\n{ours}\r\n"), 400),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(), 421),
        (format!("GET / HTTP/1.1\r\nHost: evil.example:{}\r\n\r\n", host.port()), 421),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1.nip.example\r\n\r\n".to_owned(), 421),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400),
        (format!("GET / HTTP/1.1\r\n{ours}Host: evil.example\r\n\r\n"), 400),
        (format!("GET http://evil.example/ HTTP/1.1\r\n{ours}\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{ours}Transfer-Encoding: xchunked\r\n\r\n{smuggled}"), 400),
        (format!("GET / HTTP/1.1\r\n{ours}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"), 400),
        (format!("GET / HTTP/1.1\r\n{ours}Content-Length: 6\r\n\r\n{smuggled}"), 400),
        (format!("GET / HTTP/1.1\r\n{ours}Content-Length: 0\r\nContent-Length: 6\r\n\r\n{smuggled}"), 400),
        (format!("GET / HTTP/1.1\r\n{ours}X: a\n\nGET /smuggled HTTP/1.1\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{ours}X : a\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{ours} folded\r\n\r\n"), 400),
        (format!("GET / HTTP/9.9\r\n{ours}\r\n"), 505),
        (format!("GET /{} HTTP/1.1\r\n{ours}\r\n", "a".repeat(4000)), 414),
        (format!("GET / HTTP/1.1\r\n{ours}X: {}\r\n\r\n", "a".repeat(20_000)), 431),
        (format!("GET / HTTP/1.1\r\n{ours}{}\r\n", "X: a\r\n".repeat(100)), 431),
        (format!("GET / HTTP/1.1\r\n{ours}Expect: 100-continue\r\n\r\n"), 400),
        (format!("{events}Origin: http://evil.example\r\nConnection: close\r\n\r\n"), 403),
        (format!("{events}Origin: null\r\nConnection: close\r\n\r\n"), 403),
        (format!("{events}Sec-Fetch-Site: cross-site\r\nConnection: close\r\n\r\n"), 403),
        ("\u{0}\u{1}\u{2}\r\n\r\n".to_owned(), 400),
    ] {
        let answer = server.raw(&request);
        assert_eq!(status(&answer), expected, "{request}\n{answer}");
        assert_eq!(answer.matches("HTTP/1.").count(), 1, "one answer to {request}\n{answer}");
    }
    assert_eq!(status(&server.get("/")), 200, "it goes on");
}

#[test]
fn a_taken_port_is_left_to_its_owner() {
    let (one, other) = (Server::start(SiteTest::from("minimal")), Server::start(SiteTest::from("minimal")));
    assert_ne!(one.address, other.address);
    assert_eq!((status(&one.get("/")), status(&other.get("/"))), (200, 200));
}

#[cfg(unix)]
#[test]
fn it_stops_at_once_when_it_is_told() {
    let mut server = Server::start(SiteTest::from("minimal"));
    let _listening = server.listen("/");
    // Not an interrupt: a shell that starts the tests in the background has these ignored.
    let told = Command::new("kill").args(["-TERM", &server.process.id().to_string()]).status().unwrap();
    assert!(told.success());
    let started = Instant::now();
    while server.process.try_wait().unwrap().is_none() {
        assert!(started.elapsed() < Duration::from_secs(10), "it still runs");
        std::thread::sleep(Duration::from_millis(5));
    }
}
