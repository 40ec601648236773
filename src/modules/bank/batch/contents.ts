import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Content, Item } from '../item/item.ts'
import type { Version } from './store.ts'

type Sealing = Pick<VerbContext, 'sealer'>

const context = (item: string, version: number): string => `bank_version.content:${item}.${version}`

/** A question as its row keeps it. */
export const sealItem = ({ sealer }: Sealing, item: Item): string =>
  sealer.seal(JSON.stringify(item), context(item.id, item.version))

/** A question as it was written, with its key. */
export const openItem = ({ sealer }: Sealing, { item, version, content }: Version): Item =>
  Item.parse(JSON.parse(sealer.open(content, context(item, version))))

/** What a question says, without its name: to be written as a new version, or to leave the house. */
export function contentOf({ id: _id, version: _version, ...content }: Item): Content {
  return content as Content
}

/** By what the same question is known again, whoever sends it and however hard they think it is: what it asks and what it offers. */
export function asksOf({ sealer }: Sealing, content: Content): string {
  const texts = (of: readonly { text: string }[]) => of.map(({ text }) => text).sort()
  const offered =
    'options' in content
      ? texts(content.options)
      : content.kind === 'match'
        ? [...texts(content.left), ...texts(content.right)]
        : content.kind === 'hotspot'
          ? [content.picture.data]
          : []
  const { paragraphs, pictures } = content.stem
  return sealer.mac(
    JSON.stringify([paragraphs.map(bare), pictures.map(({ data }) => data), offered.map(bare)]),
    'bank.asks',
  )
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
