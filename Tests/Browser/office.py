"""What the scripts of this folder share: a daemon of its own in a folder of its own, people at keyboards
in browsers, and waiting.

Nobody here uses a mouse: `Person` has keys alone. No script is run to press, to type or to choose;
what is run only reads the page or sets up what a person has in the room (a clock, a network).
"""

import datetime
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

PASSWORD = "一句好记又不短的长话"
PROGRAMME = "limin"
SITE_NAME = "某某市人民政府"


class Failed(SystemExit):
    """Something is not as it must be; the words go to the standard error and the script ends with 1."""


def say(words):
    print(words, flush=True)


def wait_for(look, what, seconds=60):
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = look()
        except WebDriverException:  # A swap of the page may take an element from under us.
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"not seen in {seconds} s: {what}")
        time.sleep(0.02)


# The browser.


def browser(width=1280, height=900):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu",
                     "--disable-dev-shm-usage", "--lang=zh-CN", f"--window-size={width},{height}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    resize(driver, width, height)
    return driver


def resize(driver, width, height=900):
    """A window can't be narrower than 500: the view is."""
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})


def check_width(driver, what):
    wide = driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
    if wide > 1:
        raise Failed(f"{what} is {wide} px wider than the screen")


def check_log(driver, what, but=()):
    """Nothing that the browser holds for an error, except lines with one of the words `but`."""
    bad = [line["message"] for line in driver.get_log("browser") if line["level"] == "SEVERE"
           and not any(word in line["message"] for word in but)]
    if bad:
        raise Failed(f"{what}: {bad[0]}")


FOCUSED = """
const e = document.activeElement;
return {tag: e.tagName, id: e.id, name: e.name ?? "", value: e.value ?? "",
  type: e.getAttribute("type") ?? "", href: e.getAttribute("href") ?? "", kind: e.className,
  text: (e.textContent ?? "").replace(/\\s+/g, " ").trim(), key: e.dataset.key ?? "",
  group: e.closest("form")?.getAttribute("action") ?? ""};
"""


class Person:
    """Somebody at a keyboard, with a browser of their own."""

    def __init__(self, daemon, account, folder, width=1280, height=900):
        self.daemon = daemon
        self.account = account
        self.folder = folder
        self.driver = browser(width, height)
        self.pictures = 0

    def quit(self):
        self.driver.quit()

    # Keys.

    def press(self, *keys):
        chain = ActionChains(self.driver, duration=0)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def chord(self, held, key):
        ActionChains(self.driver, duration=0).key_down(held).send_keys(key).key_up(held).perform()

    def type(self, words):
        self.press(words)

    def compose(self, keys):
        """An input method is putting a word together."""
        self.driver.execute_cdp_cmd("Input.imeSetComposition", {
            "text": keys, "selectionStart": len(keys), "selectionEnd": len(keys)})

    def compose_end(self, words):
        """The words that the input method made of the keys."""
        self.driver.execute_cdp_cmd("Input.insertText", {"text": words})

    def focused(self):
        return self.driver.execute_script(FOCUSED)

    def walk(self, what, test, most=400):
        """Tabs on until `test` holds for what has the focus."""
        for _ in range(most):
            self.press(Keys.TAB)
            at = self.focused()
            if test(at):
                return at
        self.picture("lost")
        raise Failed(f"{self.account}: {what} can't be reached by keyboard")

    def follow(self, href):
        """Walks to a link and follows it."""
        self.walk("the way to " + href, lambda at: at["tag"] == "A" and at["href"] == href)
        self.leave(Keys.ENTER)
        wait_for(lambda: self.path() == href, f"{self.account}: the page {href}")

    def button(self, words, within=None):
        """Walks to a button, presses it, and waits for the next page."""
        self.walk("the button " + words, lambda at: at["tag"] == "BUTTON" and at["text"] == words
                  and (within is None or within in at["group"]))
        self.leave(Keys.ENTER)

    def leave(self, key):
        """Presses a key that opens another page, and waits until that page is there."""
        mark = "hotlineOld" + str(time.monotonic()).replace(".", "")
        self.driver.execute_script(f"window.{mark} = true")
        self.press(key)
        wait_for(lambda: self.driver.execute_script(
            f"return window.{mark} === undefined && document.readyState === 'complete'"),
            f"{self.account}: the next page")

    # Looking.

    def path(self):
        return re.sub(r"^https?://[^/]+", "", self.driver.current_url).split("?")[0].split("#")[0]

    def text(self, selector="main"):
        """What is seen of an element; nothing of one that is hidden."""
        return self.driver.execute_script(
            "const one = document.querySelector(arguments[0]);"
            "return one?.getClientRects().length ? one.innerText : ''", selector)

    def count(self, selector):
        return self.driver.execute_script(
            "return document.querySelectorAll(arguments[0]).length", selector)

    def has(self, words, selector="main", seconds=60):
        wait_for(lambda: words in self.text(selector),
                 f"{self.account}: “{words}” in {selector}, which says {self.text(selector)[:600]!r}",
                 seconds)
        say(f"{self.account}: {words}")

    def picture(self, name, whole=True):
        self.pictures += 1
        size = self.driver.execute_script(
            "return [innerWidth, innerHeight, document.documentElement.scrollHeight]")
        if whole and size[2] > size[1]:
            resize(self.driver, size[0], min(size[2], 8000))
        self.driver.save_screenshot(
            os.path.join(self.folder, f"{self.account}-{self.pictures:02}-{name}.png"))
        if whole and size[2] > size[1]:
            resize(self.driver, size[0], size[1])

    # Coming in.

    def choose_password(self, link):
        self.driver.get(self.daemon.origin + link)
        self.walk("the password", lambda at: at["name"] == "password")
        self.type(PASSWORD)
        self.walk("the password again", lambda at: at["name"] == "again")
        self.type(PASSWORD)
        self.leave(Keys.ENTER)
        if self.path() != "/":
            self.picture("refused")
            raise Failed(f"{self.account}: no password chosen: {self.text()}")

    def sign_in(self, to="/"):
        self.driver.get(self.daemon.origin + "/sign-in?next=" + to)
        self.walk("account", lambda at: at["name"] == "account")
        self.type(self.account)
        self.walk("password", lambda at: at["name"] == "password")
        self.type(PASSWORD)
        self.leave(Keys.ENTER)
        if self.path() != to:
            self.picture("refused")
            raise Failed(f"{self.account}: not signed in: {self.text()}")


# The daemon.


class Daemon:
    """The program, as it will run, in a folder of its own; chat groups are simulated beside it."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="hotline-browser-")
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.site = os.path.join(self.folder, "site")
        self.process = None
        os.makedirs(os.path.join(self.folder, "schedules"))
        self.write("hotline.yaml", f"""
版本: 1
排期目录: {self.folder}/schedules
数据目录: {self.folder}/state
运行目录: {self.folder}/run
凭据文件: {self.folder}/webhooks
数据密钥: {self.folder}/data-key
控制台: 127.0.0.1:{self.port}
网站:
  目录: {self.site}
  网站名称: {SITE_NAME}
  域名: www.example.gov.cn
  标识码: "2113000001"
  发布单位: 某某市政务公开办公室
""")
        self.write("webhooks", "版本: 1\n", 0o600)
        self.write("data-key", self.run("keygen"), 0o600)
        self.write("schedules/名录.yaml", DIRECTORY)
        self.write("schedules/节目.yaml", plan())

    def write(self, name, words, mode=0o644):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(words)
        os.chmod(path, mode)

    def run(self, *words, stdin=""):
        """What a command says."""
        done = subprocess.run([self.program, *words], input=stdin, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, cwd=self.folder, timeout=120)
        if done.returncode != 0:
            raise Failed(f"hotline {' '.join(words)}: {done.returncode} {done.stdout}{done.stderr}")
        return done.stdout

    def ask(self, *words, stdin=""):
        """The same for a command that asks the daemon."""
        return self.run(*words, "--config", os.path.join(self.folder, "hotline.yaml"), stdin=stdin)

    def start(self):
        with open(os.path.join(self.folder, "log"), "a") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--config", os.path.join(self.folder, "hotline.yaml")],
                stdout=log, stderr=log, cwd=self.folder)
        wait_for(self.answers, "an answer of the daemon; it says " + self.log()[-2000:])

    def answers(self):
        if self.process.poll() is not None:
            raise Failed(f"the daemon ended with {self.process.returncode}: {self.log()}")
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        except OSError:
            return False

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(60)

    def log(self):
        with open(os.path.join(self.folder, "log"), encoding="utf-8") as file:
            return file.read()

    def end(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, account, name, role):
        """A member, and the path of the link with which the password is chosen."""
        said = self.ask("user", "add", account, name, "--role", role)
        link = re.search(r"/join/[0-9A-Za-z]+", said)
        if not link:
            raise Failed(f"no link in {said!r}")
        return link.group(0)


def seconds_to_answer(daemon):
    """How long the daemon takes to answer at all, as busy as this machine is now; the middle of five."""
    taken = []
    for _ in range(5):
        started = time.monotonic()
        with urllib.request.urlopen(daemon.origin + "/healthz", timeout=60) as answer:
            answer.read()
        taken.append(time.monotonic() - started)
    return sorted(taken)[2]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


DIRECTORY = """
版本: 1
名录:
  单位:
    - {编码: chengguan, 名称: 城市管理综合执法局, 简称: 市城管局, 类别: 部门}
    - {编码: renshe, 名称: 人力资源和社会保障局, 简称: 市人社局, 类别: 部门}
    - {编码: zhujian, 名称: 住房和城乡建设局, 简称: 市住建局, 类别: 部门}
  人员:
    - {姓名: 陈默}
"""


def plan():
    """A show that is on the air now, or as near to it as this day allows."""
    zone = datetime.timezone(datetime.timedelta(hours=8))
    now = datetime.datetime.now(zone)
    start = max(now - datetime.timedelta(minutes=20), now.replace(hour=0, minute=0))
    if start.hour == 23:
        start = start.replace(hour=22, minute=59)
    return f"""
版本: 1
节目:
  - {{代码: {PROGRAMME}, 名称: 利民热线, 默认时长: 60分钟, 主持人: [陈默]}}
年度计划:
  节目: {PROGRAMME}
  年度: {start.year}
  场次:
    - {{日期: {start:%Y-%m-%d}, 时间: "{start:%H:%M}", 单位: 市城管局, 主题: 路灯和市容}}
"""
