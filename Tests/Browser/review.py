"""The review of one question by keyboard alone, in a real browser.

    review.py ORIGIN NUMBER PASSWORD PRODUCER FIRST SECOND THIRD [FOLDER]

ORIGIN is the console's address, NUMBER a question that was answered and may be public, PRODUCER,
FIRST, SECOND and THIRD are accounts with PASSWORD. Each signs in, walks to the control it needs with
the Tab key, and presses it; no mouse is used and no script is asked to click. Prints one line for
each step and ends with 0 when the text waits for publication; with 77 when there is no browser.
FOLDER receives a picture of each page.
"""
import os
import sys

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    print("skipped: playwright is not installed; .ci/setup --browser installs it")
    sys.exit(77)

ORIGIN, NUMBER, PASSWORD, PRODUCER, FIRST, SECOND, THIRD = sys.argv[1:8]
FOLDER = sys.argv[8] if len(sys.argv) > 8 else None
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser",
                                   "/usr/bin/google-chrome") if os.path.exists(path)), None)

FOCUS = """() => {
  const e = document.activeElement;
  return [e.tagName, e.id || "", e.name || "", e.value || "", (e.textContent || "").trim(),
          e.getAttribute("type") || "", e.getAttribute("href") || ""];
}"""


class Person:
    """Somebody at a keyboard."""

    def __init__(self, browser, account):
        self.account = account
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", lambda said: self.complaints.append(said.text)
                     if said.type == "error" and "422" not in said.text else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def focused(self):
        keys = ("tag", "id", "name", "value", "text", "type", "href")
        return dict(zip(keys, self.page.evaluate(FOCUS)))

    def walk(self, what, test, most=400):
        """Tabs on until `test` holds for what has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if test(self.focused()):
                return
        raise SystemExit(f"{self.account}: {what} can't be reached by keyboard")

    def press(self, key="Enter"):
        self.page.keyboard.press(key)
        self.page.wait_for_load_state("load")

    def sign_in(self):
        self.page.goto(ORIGIN + "/sign-in")
        self.walk("account", lambda at: at["name"] == "account")
        self.page.keyboard.type(self.account)
        self.walk("password", lambda at: at["name"] == "password")
        self.page.keyboard.type(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/sign-in" not in url)

    def open_review(self):
        """From the navigation to the queue, from there to the question."""
        self.walk("the way to the review", lambda at: at["href"] == "/review")
        self.press()
        self.page.wait_for_url("**/review")
        self.walk("the question", lambda at: at["href"] == "/review/" + NUMBER)
        self.press()
        self.page.wait_for_url("**/review/" + NUMBER)
        self.picture("open")

    def done(self, button):
        self.walk("the button " + button, lambda at: at["tag"] == "BUTTON" and at["text"] == button)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.picture(button)

    def has(self, words):
        if words not in self.page.inner_text("main"):
            self.picture("wrong")
            raise SystemExit(f"{self.account}: “{words}” is missing")
        print(f"{self.account}: {words}")

    def picture(self, name):
        if FOLDER:
            self.page.screenshot(path=f"{FOLDER}/{self.account}-{name}.png", full_page=True)


def decide(person):
    person.walk("how far it is public", lambda at: at["name"] == "extent")
    person.page.keyboard.press("ArrowDown")
    person.walk("the reason", lambda at: at["name"] == "reason")
    person.page.keyboard.type("有普遍意义")
    person.walk("the basis", lambda at: at["name"] == "basis")
    person.page.keyboard.type("来电人同意公开")
    person.done("决定")
    person.has("决定公开，等写公开稿")


def mask(person):
    """Every finding in turn: what nobody has decided about is masked with the space bar."""
    undecided = ".finding:not(:has(input:checked))"
    for _ in range(person.page.locator(undecided).count()):
        name = person.page.locator(undecided + " input[type=radio]").first.get_attribute("name")
        person.walk(name, lambda at: at["name"] == name and at["type"] == "radio")
        person.page.keyboard.press("Space")
    if person.page.locator(undecided).count():
        raise SystemExit("findings stay undecided")
    print(f"{person.account}: " + person.page.inner_text("#open-count"))
    person.done("保存并送审")
    person.has("等初审")


def sign(person, after):
    person.done("同意并签字")
    person.has(after)


with sync_playwright() as playwright:
    try:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
    except Exception:
        print("skipped: there is no Chromium; .ci/setup --browser installs it")
        sys.exit(77)
    people = [Person(browser, account) for account in (PRODUCER, FIRST, SECOND, THIRD)]
    for person in people:
        person.sign_in()
    people[0].open_review()
    decide(people[0])
    mask(people[0])
    for person, after in zip(people[1:], ("等复审", "等终审", "全部签完，等发布")):
        person.open_review()
        sign(person, after)
    complaints = [line for person in people for line in person.complaints]
    browser.close()
    if complaints:
        raise SystemExit("the browser complained: " + "; ".join(complaints))
    print("done")
