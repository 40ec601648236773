import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Button } from '../kit/button.tsx'
import { ChoiceField } from '../kit/field/choice-field.tsx'
import { FileField } from '../kit/field/file-field.tsx'
import { HiddenField } from '../kit/field/hidden-field.tsx'
import { TextField } from '../kit/field/text-field.tsx'
import { Form } from '../kit/form/form.tsx'
import { type Begun, emptyFilling, type Filling, PageFilling } from './filling.ts'

const drawn = (filling: Partial<Filling>, check = false) =>
  renderToStaticMarkup(
    <PageFilling value={{ ...emptyFilling('/notices/1', 'key', 'token'), ...filling }}>
      <Form action="object" files check={check}>
        <HiddenField name="revision" value="3" />
        <TextField name="text" label="事实和理由" />
        <ChoiceField
          name="way"
          label="怎么答复您"
          options={[
            { value: 'phone', label: '打电话' },
            { value: 'post', label: '寄信' },
          ]}
        />
        <TextField name="contact" label="联系方式" optional />
        <Button>提交异议</Button>
      </Form>
    </PageFilling>,
  )
const shown = (html: string) => [...html.matchAll(/id="f-(\w+)"/g)].map(([, name]) => name)
const at = (step: number | null, values: Record<string, string>, more: Partial<Filling> = {}) =>
  drawn({
    elder: true,
    action: 'object',
    step,
    values,
    ticked: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])),
    ...more,
  })

test('普通页面一次问完；长者模式一题一页，按第几题、共几题', () => {
  expect(shown(drawn({}))).toEqual(['text', 'way', 'contact'])
  const first = drawn({ elder: true })
  expect(shown(first)).toEqual(['text'])
  expect(first).toContain('第 1 题，共 3 题')
  expect(first).not.toContain('提交异议')
  expect(first).toContain('name="revision"')
})

test('逐题往下走，前面答的带着走；没答的必答题不让过，并说明', () => {
  const second = at(1, { text: '名单里有退休的人' })
  expect(shown(second)).toEqual(['way'])
  expect(second).toContain('<input type="hidden" name="text" value="名单里有退休的人"/>')
  const stopped = at(2, { text: '名单里有退休的人' })
  expect(shown(stopped)).toEqual(['way'])
  expect(stopped).toContain('请填写“怎么答复您”')
})

test('最后核对一遍：每一项写成话，可以改，提交的按钮这时才有', () => {
  const last = at(3, { text: '名单里有退休的人', way: 'phone' })
  expect(shown(last)).toEqual([])
  expect(last).toContain('打电话')
  expect(last).toContain('没有填写')
  expect(last.match(/修改/g)).toHaveLength(3)
  expect(last).toContain('提交异议')
  expect(last).toContain('<input type="hidden" name="way" value="phone"/>')
})

test('没有通过的回到错的那一题', () => {
  const wrong = at(
    null,
    { text: '短', way: 'phone' },
    { errors: [{ path: 'text', message: '至少 10 个字' }] },
  )
  expect(shown(wrong)).toEqual(['text'])
  expect(wrong).toContain('至少 10 个字')
})

test('要核对的表单在普通页面也分两步：填、核对', () => {
  expect(shown(drawn({}, true))).toEqual(['text', 'way', 'contact'])
  expect(drawn({}, true)).toContain('下一步：核对')
  expect(drawn({}, true)).not.toContain('提交异议')
  expect(drawn({}, true)).not.toContain('第 1 题')
  const values = { text: '名单里有退休的人', way: 'phone' }
  const ticked = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]))
  const check = drawn({ action: 'object', step: 1, values, ticked }, true)
  expect(shown(check)).toEqual([])
  expect(check).toContain('提交异议')
  // Each answer leads back to its own field.
  expect(check).toContain('formAction="/notices/1#f-way"')
})

const begun: Begun = {
  action: 'object',
  form: '',
  values: { text: '名单里有退休的人' },
  ticked: { text: ['名单里有退休的人'] },
  files: [],
  savedAt: new Date('2026-03-01T10:00:00+08:00'),
}

test('填到一半的，下次放回来，可以清空；长者模式接着下一题问', () => {
  const again = drawn({ keeps: true, begun: [begun] })
  expect(again).toContain('value="名单里有退休的人"')
  expect(again).toContain('填到一半的内容已经放回来')
  expect(again.indexOf('提交异议')).toBeLessThan(again.indexOf('清空重填'))
  const elder = drawn({ keeps: true, elder: true, begun: [begun] })
  expect(shown(elder)).toEqual(['way'])
  expect(elder).not.toContain('请填写“怎么答复您”')
})

test('选好的文件登录的人不用再选，没登录的照实说要重选', () => {
  const file = (filling: Partial<Filling>) =>
    renderToStaticMarkup(
      <PageFilling value={{ ...emptyFilling('/my', 'key', 'token'), action: 'send', ...filling }}>
        <Form action="send" files>
          <FileField name="photo" label="照片" />
        </Form>
      </PageFilling>,
    )
  const errors = [{ path: 'photo', message: '看不清' }]
  const kept = file({ keeps: true, errors, files: [{ field: 'photo', name: '合同.png' }] })
  expect(kept).toContain('已收到“合同.png”，不用再选')
  expect(kept).toContain('name="_kept" value="photo"')
  expect(file({ errors })).toContain('文件不会保留，请重新选择')
})
