#!/usr/bin/python3
"""The demonstration in a browser: calls come in, a page is published and opens, wide and narrow.

usage: demo.py PROGRAM FOLDER   (FOLDER gets the pictures)
"""

import re
import subprocess
import sys
import time

from selenium import webdriver
from selenium.webdriver.common.by import By

WIDTHS = (1440, 400)


def browser(width):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu",
                     "--lang=zh-CN", f"--window-size={width},1000"):
        options.add_argument(argument)
    service = webdriver.ChromeService if hasattr(webdriver, "ChromeService") else None
    if service is None:
        from selenium.webdriver.chrome.service import Service as service
    driver = webdriver.Chrome(service=service("/usr/bin/chromedriver"), options=options)
    # A window can't be narrower than 500: the view is.
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": width < 500})
    return driver


def wait_for(look, what, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:  # A swap of the page may take an element from under us.
            found = None
        if found:
            return found
        time.sleep(0.2)
    sys.exit(f"not seen in {seconds} s: {what}")


def check_width(driver, what):
    wide = driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
    if wide > 1:
        sys.exit(f"{what} is {wide} px wider than the screen")


def check_log(driver, what):
    bad = [line for line in driver.get_log("browser") if line["level"] == "SEVERE"
           and "favicon" not in line["message"]]
    if bad:
        sys.exit(f"{what}: {bad[0]['message']}")


def main(program, folder):
    demo = subprocess.Popen([program, "demo", "--port", "0", "--speed", "1200"],
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
            sys.exit("the demonstration says no address")
        origin = address[: -len("/demo")]
        drivers = [browser(width) for width in WIDTHS]
        for driver in drivers:
            driver.get(address)
        wait_for(lambda: len(drivers[0].find_elements(By.CSS_SELECTOR, ".calls li")) >= 8,
                 "eight calls")
        wait_for(lambda: drivers[0].find_elements(By.CSS_SELECTOR, "a.published"),
                 "the published page")
        text = drivers[0].find_element(By.CSS_SELECTOR, ".calls").text
        for word in ("已公开", "现场"):
            if word not in text:
                sys.exit(f"{word} is not in {text}")
        for driver, width in zip(drivers, WIDTHS):
            time.sleep(1)
            driver.save_screenshot(f"{folder}/demo-{width}.png")
            check_width(driver, f"/demo at {width}")
            check_log(driver, "/demo")
            for page in ("/on-air", "/host", "/questions", "/review", "/figures", "/site/index.html"):
                driver.get(origin + page)
                name = page.strip("/").replace("/", "-").replace(".html", "")
                driver.save_screenshot(f"{folder}/{name}-{width}.png")
                check_width(driver, f"{page} at {width}")
                check_log(driver, page)
                if page != "/host" and not driver.find_elements(By.TAG_NAME, "h1"):
                    sys.exit(f"{page} has no heading")
            driver.find_element(By.PARTIAL_LINK_TEXT, "室温").click()
            body = driver.find_element(By.TAG_NAME, "body").text
            driver.save_screenshot(f"{folder}/question-{width}.png")
            if "18度" not in body:
                sys.exit("the answer is not on the page")
            for private in ("王秀兰", "13800138021", "凌河街", "12号楼"):
                if private in driver.page_source:
                    sys.exit("something of the caller is on the page")
            if driver.find_elements(By.TAG_NAME, "script"):
                sys.exit("the public page has a script")
            check_width(driver, f"the question at {width}")
    finally:
        for driver in drivers:
            driver.quit()
        demo.terminate()
        demo.wait()
    print("demo: good")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
