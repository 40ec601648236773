import type { Plugin } from 'vite'

/** Lets the workbench begin with another script than the product's: a file's path. */
export const otherEntry = (entry: string): Plugin => ({
  name: 'other-entry',
  transformIndexHtml: {
    order: 'pre',
    handler(html) {
      const its = /(<script type="module" src=")[^"]+(")/
      if (!its.test(html)) throw new Error('src/workbench/index.html loads no script that could be exchanged')
      return html.replace(its, `$1${entry}$2`)
    },
  },
})
