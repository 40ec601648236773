import { readFileSync } from 'node:fs'
import { Button, buttonClass } from '../../../../portal/kit/button.tsx'
import { Notice } from '../../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../../portal/kit/panel.tsx'
import { downloaded, page } from '../../../../portal/page.ts'
import { readEnded } from '../../offline/ended.ts'
import { certificatesKind } from '../../offline/standard.ts'
import { ENDED_PATH, WORKER_PATH } from './paths.ts'

/** /verify/offline: checks signature and status itself, with what it kept; opens without network once it was open (离线查验). */
export const offlinePage = page<{ hours: number }>({
  path: '/verify/offline',
  title: '离线查验',
  section: 'verify',
  sitemap: true,
  script: 'offline',
  later: ['guomi', 'linked'],
  description: '打开过一次以后，没有网络也能验证证书的签名和有没有失效。',
  trail: [{ title: '查证书', href: '/verify' }],
  load: async ({ standards, today }) => ({
    hours: (await standards()).inForce(certificatesKind, today)?.data.offlineHours ?? 24,
  }),
  view: ({ hours }) => (
    <>
      <PageHeading title="离线查验">
        在有网络的地方先打开一次这一页，以后没有网络也能用：签名由这台设备自己验，失效与否看留存的失效证书表。
      </PageHeading>
      <noscript>
        <Notice tone="warn" title="这一页要用脚本">
          <p>
            请允许本站的脚本，或者联网后到<a href="/verify">查证书</a>验证。
          </p>
        </Notice>
      </noscript>
      <div data-offline-kept="" data-hours={hours} role="status">
        <p className="muted">正在看这台设备留存了什么……</p>
      </div>
      <div data-offline-answer="" tabIndex={-1} aria-live="polite" />
      <Panel title="要查验的证书">
        <form className="form" data-offline-form="" aria-label="要查验的证书">
          <p>
            <button type="button" className={buttonClass('ghost')} data-offline-camera="" hidden>
              打开摄像头扫码
            </button>
          </p>
          <video className="code" data-offline-video="" muted playsInline hidden aria-label="摄像头画面" />
          <div className="field">
            <label htmlFor="offline-file">文件</label>
            <p className="hint">可验证凭证（.jwt）、开放徽章（.json）、证书 PDF，或者二维码的照片。</p>
            <input
              type="file"
              id="offline-file"
              name="file"
              className="box file"
              accept=".jwt,.txt,.pdf,.json,image/*"
            />
          </div>
          <div className="field">
            <label htmlFor="offline-text">或者粘贴扫到的内容</label>
            <textarea id="offline-text" name="text" className="box" rows={4} autoComplete="off" />
          </div>
          <Button>查验</Button>
        </form>
      </Panel>
      <Panel title="能验什么，不能验什么">
        <ul className="dots">
          <li>签名：内容是不是本平台签发的原样，一处改动也验得出。</li>
          <li>失效：到失效证书表的时刻为止，有没有更正或撤销；之后的变动要联网才知道。</li>
          <li>是不是本人：请对照身份证件，凭证里没有照片。</li>
          <li>纸上的二维码只有查验地址：要先读持证人的凭证，再扫纸上的码比对。</li>
        </ul>
      </Panel>
    </>
  ),
})

/** The part that keeps the page; below the page's own folder, so that it serves that page and nothing else. */
export const workerPage = page<null>({
  path: WORKER_PATH,
  title: '离线查验的留存',
  load: () =>
    downloaded(
      {
        name: 'offline-worker.js',
        type: 'text/javascript; charset=utf-8',
        bytes: readFileSync(new URL('../../offline/worker.js', import.meta.url)),
      },
      true,
    ),
  view: () => null,
})

/** The list of certificates that no longer stand, kept for minutes by whoever passes it on. */
export const endedPage = page<null>({
  path: ENDED_PATH,
  title: '失效证书表',
  load: async ({ perform }) => downloaded(await perform(readEnded, {}), true, 300),
  view: () => null,
})
