#!/usr/bin/python3
"""The demonstration in a browser: calls come in, a page is published and opens, wide and narrow.

usage: demo.py PROGRAM FOLDER   (FOLDER gets the pictures)
"""

import os
import re
import subprocess
import sys
import time

from selenium.webdriver.common.by import By

from office import Failed, browser, check_log, check_width, say, wait_for

WIDTHS = (1440, 400)
SCHEDULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "schedules")


def main(program, folder):
    demo = subprocess.Popen(
        [program, "demo", "--schedules", SCHEDULES, "--port", "0", "--speed", "1200"],
        stdout=subprocess.PIPE, text=True)
    drivers = []
    try:
        address = None
        for line in demo.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+/demo", line)
            if found:
                address = found.group(0)
                break
        if not address:
            raise Failed("the demonstration says no address")
        origin = address[: -len("/demo")]
        drivers = [browser(width, 1000) for width in WIDTHS]
        for driver in drivers:
            driver.get(address)
        wait_for(lambda: len(drivers[0].find_elements(By.CSS_SELECTOR, ".calls li")) >= 8,
                 "eight calls", 120)
        wait_for(lambda: drivers[0].find_elements(By.CSS_SELECTOR, "a.published"),
                 "the published page", 120)
        text = drivers[0].find_element(By.CSS_SELECTOR, ".calls").text
        for word in ("已公开", "现场"):
            if word not in text:
                raise Failed(f"{word} is not in {text}")
        for driver, width in zip(drivers, WIDTHS):
            time.sleep(1)
            driver.save_screenshot(f"{folder}/demo-{width}.png")
            check_width(driver, f"/demo at {width}")
            check_log(driver, "/demo", but=("favicon",))
            for page in ("/on-air", "/host", "/questions", "/review", "/figures", "/site/index.html"):
                driver.get(origin + page)
                name = page.strip("/").replace("/", "-").replace(".html", "")
                driver.save_screenshot(f"{folder}/{name}-{width}.png")
                check_width(driver, f"{page} at {width}")
                check_log(driver, page, but=("favicon",))
                if page != "/host" and not driver.find_elements(By.TAG_NAME, "h1"):
                    raise Failed(f"{page} has no heading")
            driver.find_element(By.PARTIAL_LINK_TEXT, "室温").click()
            body = driver.find_element(By.TAG_NAME, "body").text
            driver.save_screenshot(f"{folder}/question-{width}.png")
            if "18度" not in body:
                raise Failed("the answer is not on the page")
            for private in ("王秀兰", "13800138021", "凌河街", "12号楼"):
                if private in driver.page_source:
                    raise Failed("something of the caller is on the page")
            if driver.find_elements(By.TAG_NAME, "script"):
                raise Failed("the public page has a script")
            check_width(driver, f"the question at {width}")
    finally:
        for driver in drivers:
            driver.quit()
        demo.terminate()
        demo.wait()
    say("demo: good")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
