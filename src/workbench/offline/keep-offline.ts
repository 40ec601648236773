/** Asks the browser to keep this page, so that it opens again without network; says whether it is kept. */
export async function keepOffline(): Promise<boolean> {
  try {
    await navigator.serviceWorker.register('/work/phone-worker.js', { scope: '/work/' })
    const { active } = await navigator.serviceWorker.ready
    const scripts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    active?.postMessage([...new Set([location.pathname, '/api/v1/identity/me', ...scripts])])
    return active !== null
  } catch {
    // A browser without it, or an address without HTTPS: the page works on as long as it is open.
    return false
  }
}
