#!/usr/bin/python3
"""The review of one question in a browser, by keyboard alone: decided, masked, signed by three, published.

usage: review.py PROGRAM FOLDER   (FOLDER gets the pictures)

The parts are also what `show.py` ends with.
"""

import glob
import json
import os
import sys
import urllib.parse

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from office import Daemon, Failed, Person, browser, check_log, check_width, say, wait_for

# Who takes part, with the role of each.
REVIEW = [("zhouting", "周婷", "producer"), ("fangyuan", "方圆", "reviewer1"),
          ("hejing", "何静", "reviewer2"), ("luoming", "罗明", "reviewer3"),
          ("sunyue", "孙悦", "editor")]


def open_review(person, number):
    """From the navigation to the queue, from there to the question."""
    person.follow("/review")
    person.follow("/review/" + number)


def decide(person):
    person.walk("how far it is public", lambda at: at["name"] == "extent")
    person.press(Keys.ARROW_DOWN)
    person.walk("the reason", lambda at: at["name"] == "reason")
    person.type("有普遍意义")
    person.walk("the basis", lambda at: at["name"] == "basis")
    person.type("来电人同意公开")
    person.picture("decide")
    person.button("决定", "/decide")
    person.has("决定公开，等写公开稿")


UNDECIDED = ".finding:not(:has(input[type=radio]:checked))"


def mask(person):
    """Every finding in turn: what nobody has decided about is masked with the space bar."""
    person.picture("findings")
    for _ in range(person.count(UNDECIDED)):
        name = person.driver.execute_script(
            "return document.querySelector(arguments[0] + ' input[type=radio]').name", UNDECIDED)
        person.walk(name, lambda at: at["name"] == name and at["type"] == "radio")
        person.press(Keys.SPACE)
    if person.count(UNDECIDED):
        raise Failed("findings stay undecided")
    person.has("全部提示都处理了", "#open-count")
    person.picture("masked")
    person.button("保存并送审", "/draft")
    person.has("等初审")
    person.picture("handed-in")


def sign(person, after):
    person.picture("sign")
    person.button("同意并签字", "/sign")
    person.has(after)


def publish(person):
    person.picture("publish")
    person.walk("the form", lambda at: at["tag"] == "SUMMARY" and at["text"] == "发布")
    person.press(Keys.ENTER)
    person.button("发布", "/publish")
    person.picture("published")


def review_and_publish(daemon, folder, number):
    """One after the other, each in a browser of their own."""
    steps = [lambda who: (decide(who), mask(who)), lambda who: sign(who, "等复审"),
             lambda who: sign(who, "等终审"), lambda who: sign(who, "全部签完，等发布"), publish]
    for (account, _, _), step in zip(REVIEW, steps):
        person = Person(daemon, account, folder)
        try:
            person.sign_in("/")
            open_review(person, number)
            check_width(person.driver, f"the review of {account}")
            step(person)
            check_log(person.driver, account)
        finally:
            person.quit()


def check_site(daemon, folder, title, answer, private):
    """The public page opens from the site's front page, and no file holds anything of `private`."""
    wait_for(lambda: glob.glob(daemon.site + "/questions/*.html"), "the published page")
    for width in (1280, 360):
        driver = browser(width)
        try:
            driver.get("file://" + daemon.site + "/index.html")
            link = wait_for(lambda: [
                one for one in driver.find_elements(By.CSS_SELECTOR, "a[href*='questions/']")
                if title in one.text], f"a link to “{title}”")[0]
            # The site lies at the root of its domain: from a file, its links lead from there.
            path = urllib.parse.urlparse(link.get_attribute("href")).path
            driver.get("file://" + daemon.site + path.removeprefix(daemon.site))
            text = driver.find_element(By.TAG_NAME, "body").text
            driver.save_screenshot(os.path.join(folder, f"public-{width}.png"))
            if answer not in text:
                raise Failed(f"“{answer}” is not on the public page: {text}")
            if driver.find_elements(By.TAG_NAME, "script"):
                raise Failed("the public page has a script")
            check_width(driver, f"the public page at {width}")
        finally:
            driver.quit()
    count = 0
    for place, _, names in os.walk(daemon.site):
        for name in names:
            count += 1
            with open(os.path.join(place, name), "rb") as file:
                words = name + "\n" + file.read().decode("utf-8", "replace")
            for datum in private:
                if datum in words:
                    raise Failed(f"“{datum}” of a caller is in {name}")
    say(f"site: {count} files without a trace")


def join_all(daemon, folder, people):
    """Everybody chooses a password from a one-time link."""
    for account, name, role in people:
        link = daemon.add(account, name, role)
        person = Person(daemon, account, folder)
        try:
            person.choose_password(link)
            check_log(person.driver, "the one-time link of " + account)
        finally:
            person.quit()


def main(program, folder):
    daemon = Daemon(program)
    try:
        daemon.start()
        join_all(daemon, folder, REVIEW)
        line = ("王秀兰女士 13800138000 双塔区 我叫王秀兰，住凌河街道幸福小区12号楼3单元501室，"
                "楼下路灯坏了半个月，请打13800138000 /求助 @市城管局 #路灯 可公开")
        said = daemon.ask("question", "log", "--json", "-", "--format", "json",
                          stdin=json.dumps({"programme": "limin", "line": line}))
        number = json.loads(said)["number"]
        daemon.ask("question", "answer", number, "--on-air", "--text", "三天内修好。")
        review_and_publish(daemon, folder, number)
        check_site(daemon, folder, "路灯", "三天内修好",
                   ["王秀兰", "13800138000", "幸福小区", "12号楼", "501"])
    finally:
        daemon.end()
    say("review: good")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
