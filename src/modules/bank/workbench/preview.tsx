import type { CandidateItem, Picture } from '../item/item.ts'

/** A question as a candidate sees it. */
export function Preview({ item }: { item: CandidateItem }) {
  return (
    <div className="card pad">
      {item.stem.paragraphs.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
        <p key={place}>{text}</p>
      ))}
      {item.stem.pictures.map((picture) => (
        <Shown key={picture.data.slice(-40)} picture={picture} />
      ))}
      <Offered item={item} />
      <p className="muted">{item.points} 分</p>
    </div>
  )
}

const Shown = ({ picture: { type, data, alt, width, height } }: { picture: Picture }) => (
  <img
    src={`data:${type};base64,${data}`}
    alt={alt}
    style={{ maxWidth: '100%', aspectRatio: `${width}/${height}` }}
  />
)

function Offered({ item }: { item: CandidateItem }) {
  switch (item.kind) {
    case 'choice':
    case 'multiple':
    case 'order':
      return <Lines of={item.options} />
    case 'match':
      return (
        <>
          <Lines of={item.left} numbered />
          <p className="muted">与下面的配对：</p>
          <Lines of={item.right} />
        </>
      )
    case 'hotspot':
      return <Shown picture={item.picture} />
    case 'extended-text':
      return <p className="muted">（写几句话，约 {item.lines} 行）</p>
    case 'text-entry':
      return null
  }
}

const Lines = ({ of, numbered }: { of: readonly { id: string; text: string }[]; numbered?: boolean }) => (
  <ul>
    {of.map(({ id, text }, at) => (
      <li key={id}>
        {numbered ? at + 1 : String.fromCharCode('A'.charCodeAt(0) + at)}. {text}
      </li>
    ))}
  </ul>
)
