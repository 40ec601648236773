import { Problem } from '../../../kernel/verb/index.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { CheckField } from '../../../portal/kit/field/check-field.tsx'
import { FileField } from '../../../portal/kit/field/file-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { classTitle } from '../class/class-names.ts'
import { agreeFace, checkFace, readMyFace, withdrawFace } from '../verbs/face/face.ts'
import { myTraining } from '../verbs/my-training.ts'

interface FaceProps {
  title: string
  provider: { title: string; says: string } | null
  agreed: boolean
  endedWhy: string | null
  signedToday: boolean
  said: string | null
}

/** /my/training-face/{class}: agreeing to have one's sign-ins compared with a picture, taking it back, comparing now (照片比对). */
export const facePage = page<FaceProps>({
  path: '/my/training-face/{class}',
  title: '照片比对',
  section: 'my',
  who: 'training.attend',
  personal: true,
  files: true,
  script: 'face',
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的培训', href: '/my/training' },
  ],
  async load({ perform, params, query, today }) {
    const { items } = await perform(myTraining, {})
    const one = items.find(({ id }) => id === params.class)
    if (!one) return notFound('您不在这个班的名册里')
    const { offered, agreed, endedWhy } = await perform(readMyFace, { id: one.id })
    const now = one.days.find(({ day }) => day === today)
    return {
      title: classTitle(one),
      provider: offered,
      agreed,
      endedWhy,
      signedToday: (now?.attended ?? 0) > 0,
      said: query.said?.slice(0, 60) ?? null,
    }
  },
  view: (given) => (
    <>
      <PageHeading title="照片比对">{given.title}</PageHeading>
      {given.said && (
        <p className="note" role="status">
          {SAID[given.said] ?? SAID.failed}
        </p>
      )}
      <p>
        做不做都照常签到、照常结业。比对不一致、没有比成都不算缺勤，只给核对签到的人作线索。扫码、签到凭证、老师手工签到都不用照片。
      </p>
      {given.provider && !given.agreed && <Agree says={given.provider.says} />}
      {given.agreed && <Agreed signed={given.signedToday} />}
      {!given.provider && !given.agreed && <p>现在不做照片比对，不用拍照片。</p>}
      {given.endedWhy && !given.agreed && (
        <p className="muted">以前同意过，已经结束（{given.endedWhy}），底片已删除。</p>
      )}
    </>
  ),
  actions: {
    agree: ({ perform, params, form, files }) =>
      answered(params.class ?? '', 'agreed', () =>
        perform(agreeFace, {
          id: params.class ?? '',
          agree: (form.agree ?? '') as never,
          picture: files.picture as never,
        }),
      ),
    withdraw: ({ perform, params }) =>
      answered(params.class ?? '', 'withdrawn', () => perform(withdrawFace, { id: params.class ?? '' })),
    compare: ({ perform, params, files }) =>
      answered(params.class ?? '', null, () =>
        perform(checkFace, { id: params.class ?? '', picture: files.picture as never }),
      ),
  },
})

/** What is said after each act; also after one that was refused, so that no picture is ever kept as a draft of a form. */
const SAID: Readonly<Record<string, string>> = {
  agreed: '已同意。以后签到以后可以拍一张比对，也可以不拍。',
  withdrawn: '已撤回，底片已删除。以前的签到不受影响。',
  alike: '比对一致，已记在今天的签到上。',
  different: '比对不一致。签到照样有效，只作线索；可以再拍一张。',
  unclear: '照片看不清，签到照样有效；可以再拍一张。',
  failed: '没有比成，签到照样有效。',
  large: '照片太大，没有收下。请换一张小的，或者不做。',
  refused: '没有办成：先勾选同意、选一张看得清的 JPG 照片；比对要先签到，一天最多五次。',
}

async function answered(id: string, done: string | null, act: () => Promise<object>) {
  const said = await act().then(
    (answer) => done ?? ('says' in answer ? String(answer.says) : 'failed'),
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error
      return error.status === 413 ? 'large' : 'refused'
    },
  )
  return redirect(`/my/training-face/${id}?said=${said}`)
}

const Agree = ({ says }: { says: string }) => (
  <>
    <p className="note">{says}</p>
    <Form action="agree" label="同意照片比对" files>
      <FileField
        name="picture"
        label="拍一张正面照片"
        hint="只留用来比对的底片（加密），不留照片；结业、离班或撤回同意时删除。"
        accept="image/jpeg"
        camera="front"
      />
      <CheckField name="agree" label="我同意本班签到时做照片比对，知道可以随时撤回" value="yes" />
      <Button>同意</Button>
    </Form>
  </>
)

const Agreed = ({ signed }: { signed: boolean }) => (
  <>
    {signed ? (
      <Form action="compare" label="拍一张比对" files>
        <FileField name="picture" label="拍一张正面照片" accept="image/jpeg" camera="front" />
        <Button>提交比对</Button>
      </Form>
    ) : (
      <p>已经同意。今天签到以后，在这里拍一张比对；也可以不拍。</p>
    )}
    <Form action="withdraw" label="撤回同意">
      <Button tone="ghost">撤回同意，删除底片</Button>
    </Form>
  </>
)
