/** A citizen of the demo city (演示市民), as the demo's identity provider knows them. */
export interface DemoCitizen {
  subject: string
  name: string
  identityNumber: string
  phone: string | null
  /** One line that helps to choose: what this person is in the demo. */
  note: string
}

export interface Look {
  elder: boolean
  dark: boolean
}

/** The login page: the demo's citizens to choose from, without a password. */
export function choosePage(
  look: Look,
  page: { uid: string; search: string; citizens: readonly DemoCitizen[] },
): string {
  const base = `/demo/oidc/choose/${encodeURIComponent(page.uid)}`
  const list =
    page.citizens.length === 0
      ? '<p>没有找到这样的演示市民。请换一个姓名，或清空后再找。</p>'
      : `<form method="post" action="${base}"><ul>${page.citizens.map(citizenRow).join('')}</ul></form>`
  return frame(
    look,
    '选择演示身份',
    `<h1>您要以谁的身份登录？</h1>
<p>这里代替真实城市的统一身份平台。演示市民都是虚构的，不需要密码，点一下就登录。</p>
<form method="get" action="${base}" role="search">
<label for="search">按姓名查找</label>
<div class="line"><input id="search" name="search" value="${escaped(page.search)}" maxlength="40" autocomplete="off">
<button class="plain">查找</button></div>
</form>
${list}
<form method="post" action="${base}/cancel"><button class="plain">取消登录</button></form>`,
  )
}

const citizenRow = (citizen: DemoCitizen): string =>
  `<li><button name="subject" value="${escaped(citizen.subject)}"><strong>${escaped(citizen.name)}</strong>
<span>${escaped(citizen.note)}</span></button></li>`

/** When a sign-in has run out or was begun in a wrong way. */
export const errorPage = (look: Look): string =>
  frame(
    look,
    '登录没有完成',
    `<h1>登录没有完成</h1>
<p>这次登录已经过期，或者不是从本站开始的。您的资料没有变化。</p>
<p><a href="/login">回到登录页重新开始</a></p>`,
  )

const frame = (look: Look, title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"${look.elder ? ' data-mode="elder"' : ''}${look.dark ? ' data-theme="dark"' : ''}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}｜统一身份平台（演示）</title>
<link rel="stylesheet" href="/demo/oidc/style.css"></head>
<body><header><p>统一身份平台 <span class="mark">演示</span></p></header>
<main>${body}</main>
<footer><p>本页只在演示中出现。正式运行时由城市自己的统一身份平台代替。</p></footer></body></html>
`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const STYLE = `:root{--ink:#14212b;--ink-2:#45535e;--line:#7c8a95;--bg:#f5f7f8;--card:#fff;--main:#0b5f8a;--on:#fff;--size:16px;--tap:44px}
[data-mode=elder]{--size:20px;--tap:60px}
[data-theme=dark]{--ink:#e8eef2;--ink-2:#b3c0c9;--line:#8494a0;--bg:#0d161d;--card:#16222b;--main:#7cc3e6;--on:#06293d}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:400 var(--size)/1.65 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif}
header,main,footer{max-width:640px;margin:0 auto;padding:16px}
header p{margin:0;font-weight:600}
.mark{display:inline-block;padding:0 8px;border:1px solid var(--line);border-radius:4px;font-weight:400}
h1{margin:0 0 8px;font-size:1.4em;line-height:1.3}
footer{color:var(--ink-2)}
label{display:block;font-weight:600}
.line{display:flex;gap:8px}
input{flex:1;min-width:0;min-height:var(--tap);padding:0 12px;border:1px solid var(--line);border-radius:8px;background:var(--card);color:inherit;font:inherit}
button{min-height:var(--tap);padding:8px 16px;border:1px solid var(--main);border-radius:8px;background:var(--main);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
button.plain{background:transparent;color:var(--main)}
ul{list-style:none;margin:16px 0;padding:0;display:grid;gap:8px}
li button{width:100%;background:var(--card);color:var(--ink);border-color:var(--line);text-align:left;font-weight:400}
li strong{display:block}
li span{color:var(--ink-2)}
a{color:var(--main)}
:focus-visible{outline:3px solid #ffbf47;outline-offset:2px;box-shadow:0 0 0 6px #14212b}
`
