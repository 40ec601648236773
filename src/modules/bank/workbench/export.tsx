import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import type { ReturnedFile } from '../../../workbench/api/call.ts'
import { saveFile } from '../../../workbench/api/file.ts'
import { HhForm } from '../../../workbench/kit/form/form.tsx'

/** 导出: the questions in use with their keys, as a QTI 3.0 package. */
export const Export = () => (
  <HhForm<ReturnedFile>
    title="导出在用的题和答案（QTI 3.0）"
    verb="POST /bank/export"
    submit="导出"
    fields={[
      { key: 'occupation', title: '职业', kind: 'text', required: true, longest: 60 },
      { key: 'level', title: '等级', kind: 'choice', required: true, choices: LEVEL_CHOICES },
      {
        key: 'purpose',
        title: '用途',
        kind: 'choice',
        required: true,
        choices: [
          { value: 'exam', text: '考试用' },
          { value: 'practice', text: '练习用' },
        ],
        hint: '文件里有答案，请妥善保管；每次导出都记入审计日志',
      },
    ]}
    onDone={saveFile}
  />
)
