import { type DocumentProps, pdf as typesetter } from '@react-pdf/renderer'
import { Component, createElement, type ReactElement, type ReactNode } from 'react'
import { registerFonts } from './font/fonts.ts'
import { type Missing, makePrintable, type PaperNode } from './font/printable.ts'

/**
 * Makes a PDF of a `<Paper>`, Chinese fonts embedded; the same element always gives the same bytes. Throws
 * `MissingGlyphs` if a character would not be printed, unless `missing: 'mark'` prints its code in its place.
 */
export async function pdf(
  paper: ReactElement,
  { missing = 'refuse' }: { missing?: Missing } = {},
): Promise<Uint8Array> {
  registerFonts()
  let failure: unknown = null
  const caught = (error: unknown): void => {
    failure = error
  }
  const catching: ReactElement<unknown> = createElement(Catch, { caught }, paper)
  const instance = typesetter(catching as ReactElement<DocumentProps>)
  if (failure !== null) throw failure
  await makePrintable(treeOf(instance), missing)
  const chunks: Uint8Array[] = []
  for await (const chunk of await instance.toBuffer()) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

function treeOf(instance: ReturnType<typeof typesetter>): PaperNode {
  const { document } = instance.container as { document: PaperNode | null }
  if (document?.type !== 'DOCUMENT') throw new Error('a PDF is made of a <Paper>')
  return document
}

/** Hands an error of a component to the caller; else there would only be an empty document. */
class Catch extends Component<
  { caught: (error: unknown) => void; children?: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.caught(error)
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
