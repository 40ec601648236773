import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { clauseAddress } from '../../kernel/decision/clause-address.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { citationsOf } from '../../kernel/standard/citations.ts'
import type { DocumentRole } from '../../kernel/standard/index.ts'
import { perform } from '../../kernel/verb/index.ts'
import { documentPage } from './portal/document.tsx'
import { readDocument } from './verbs/documents.ts'

const SOURCE = join(import.meta.dirname, '../../..')

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

interface Cited {
  where: string
  document: string
  article: string | null
}

/** Clauses that the code names itself: by the document's part (`ruling('subsidy-measures', 'payee')`), or an address in the library. */
async function citedInCode(): Promise<Cited[]> {
  const standards = await kernel.standards()
  return readdirSync(join(SOURCE, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.|kernel\/(standard|decision)/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(SOURCE, 'src', name), 'utf8')
      const ruled = text.matchAll(/\.ruling\(\s*'([^']+)'(?:,\s*(?:'([^']+)'|null))?/g)
      const linked = text.matchAll(/['"`]\/policy\/([a-z0-9-]+-[a-z0-9-]+)(?:#art-([^'"`]+))?['"`]/g)
      return [
        ...[...ruled].map(([, role, article]) => {
          const clause = standards.ruling(role as DocumentRole, article ?? null)
          // The whole document stands in for an article that no document of this part has: a name written wrongly.
          expect(clause.article !== null, `${name}: ${role} ${article}`).toBe(article !== undefined)
          return clause
        }),
        ...[...linked].map(([, document = '', article]) => ({ document, article: article ?? null })),
      ].map(({ document, article }) => ({ where: name, document, article }))
    })
}

async function citedInData(): Promise<Cited[]> {
  const { editions } = await kernel.standards()
  return editions.flatMap((edition) => citationsOf(edition).map((one) => ({ where: edition.id, ...one })))
}

async function pageOf(document: string): Promise<string> {
  return renderToStaticMarkup(
    documentPage.view(await perform(kernel, readDocument, asking(PUBLIC), { id: document })),
  )
}

describe('每一处引用的条款，点开都停在那一条', () => {
  test('代码里写明的', async () => {
    const cited = await citedInCode()
    expect(cited.length).toBeGreaterThan(8)
    await everyAnchor(cited)
  })

  test('标准的每一版引用的', async () => {
    const cited = await citedInData()
    expect(cited.length).toBeGreaterThan(50)
    await everyAnchor(cited)
  })

  test('文件写明的每一条，页面上各有一处，不多不少', async () => {
    const { documents } = await kernel.standards()
    await everyAnchor(
      documents.flatMap(({ id, articles }) =>
        articles.map(({ article }) => ({ where: id, document: id, article })),
      ),
    )
  })
})

describe('依据失效以后还在施行的标准', () => {
  test('要么写明沿用，要么从失效第二天起不再作出决定', async () => {
    const standards = await kernel.standards()
    const outliving = standards.editions.flatMap((edition) =>
      citationsOf(edition)
        .filter(({ document, carried }) => {
          const to = standards.lastDay(document)
          return !carried && to !== null && (edition.to === null || to < edition.to)
        })
        .map(({ document, article }) => `${edition.id} ${document} ${article}`),
    )
    expect(outliving).toEqual([
      'training/2024 subsidy-measures-2022 persons',
      'training/2024 subsidy-measures-2022 9',
    ])
  })
})

async function everyAnchor(cited: readonly Cited[]): Promise<void> {
  const pages = new Map<string, string>()
  for (const one of cited) {
    const page = pages.get(one.document) ?? (await pageOf(one.document))
    pages.set(one.document, page)
    const anchor = clauseAddress(one).split('#')[1]
    if (anchor === undefined) continue
    const places = page.split(`id="${decodeURIComponent(anchor)}"`).length - 1
    expect(places, `${one.where}: ${one.document} ${one.article}`).toBe(1)
  }
}
