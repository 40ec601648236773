import { Button } from '../../../portal/kit/button.tsx'
import { ChoiceField } from '../../../portal/kit/field/choice-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { GRADES, STARS } from '../rating.ts'

/** Five grades and a word: the same wherever something is rated. Not a component: the form that asks them must see its questions. */
export const starsFields = (
  <>
    <ChoiceField
      name="stars"
      label="您满意吗"
      options={GRADES.map((one) => ({
        value: String(one),
        label: `${'★'.repeat(one)}${'☆'.repeat(5 - one)} ${STARS[one]}`,
      }))}
    />
    <TextField
      name="words"
      label="想说的话"
      hint="满意的可以不写；不满意的请写一句，好让人去核实。不写身份证、电话号码"
      lines={3}
      maxLength={300}
      optional
    />
    <Button>提交评价</Button>
  </>
)

/** What was posted, as the verbs take it; where nothing was chosen the verb says so. */
export const starsPosted = ({ stars = '', words = '' }: Readonly<Record<string, string>>) => ({
  stars: Number(stars) as 5,
  words,
})
