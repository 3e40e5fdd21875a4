/** @returns what one visit with an empty cache costs: bytes over the wire, first contentful paint and the answer to a hand, in ms */
export async function firstVisit(browser, { url, path, script, slow, as, account }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    if (account) await signIn(page, url, as[0], account);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.clearBrowserCache');
    await cdp.send('Network.setBypassServiceWorker', { bypass: true });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow });
    let bytes = 0;
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
    const loaded = bytes;
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    return { bytes: loaded, paint, answer: script ? await answerTime(page) : null };
  } finally {
    await context.close();
  }
}

async function signIn(page, url, end, { loginName, password }) {
  await page.goto(`${url}/${end}/sign-in`);
  await page.getByLabel(/登录名/).fill(loginName);
  await page.getByLabel(/登录密码/).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
}

/** The longest answer to clicks and keys, from the hand to the next frame, as the browser's Event Timing tells it. */
async function answerTime(page) {
  await page.evaluate(() => {
    globalThis.answers = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.answers.push(duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false });
  });
  await page.getByRole('button', { name: /语言/ }).first().click();
  await page.waitForTimeout(400);
  await page.keyboard.press('Escape');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Tab');
  await page.waitForTimeout(400);
  return page.evaluate(() => Math.max(16, ...globalThis.answers));
}
