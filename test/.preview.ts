import { startSite } from './pages/start-site.ts'
import { openBrowser, axe, widest, smallText, smallTargets } from './browser.ts'
const site = await startSite()
const at = await site.listen()
const b = await openBrowser()
const only = process.argv[2]; const modes = (process.argv[3] ?? 'normal-light,elder-light,normal-dark,elder-dark').split(',').map((m) => m.split('-'))
for (const path of (only ? [only] : ['/', '/kit', '/services', '/services/subsidy-training', '/login', '/a11y', '/privacy','/about','/sitemap','/search?q=补贴','/nowhere','/fault'])) {
  for (const [mode, theme] of modes) for (const width of [390, 1440, 320]) {
    const c = await b.newContext({ viewport: { width, height: width < 600 ? 844 : 900 } })
    const p = await c.newPage()
    p.on('console', (m) => m.type()==='error' && !/404|500/.test(m.text()) && console.log('console', m.text()))
    p.on('requestfailed', (r) => console.log('failed', r.url()))
    await p.goto(`${at}${path}${path.includes('?')?'&':'?'}mode=${mode}&theme=${theme}`)
    const found = [...await axe(p), ...await widest(p)]
    if (mode==='elder') found.push(...await smallText(p), ...await smallTargets(p, 60))
    else found.push(...await smallTargets(p, 24))
    if (found.length) console.log(path, mode, theme, width, found.slice(0,8))
    if (width !== 320 || mode==='elder') await p.screenshot({ path: `/tmp/shots/${path.replace(/\W/g,'_')}-${mode}-${theme}-${width}.png`, fullPage: true })
    if (process.argv[4]) await p.screenshot({ path: `/tmp/shots/crop-${mode}-${theme}-${width}.png` }); await c.close()
  }
}
await b.close(); await site.app.close()
