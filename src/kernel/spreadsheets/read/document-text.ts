import type { DocumentFault, DocumentText } from '../../office/index.ts'
import { inWorkroom, TooMuch } from '../workroom/workroom.ts'

/** The words of a .docx of at most `longest` characters, read in the workroom like a workbook. */
export async function documentText(
  bytes: Uint8Array,
  longest: number,
): Promise<DocumentText | DocumentFault> {
  const tooMuch: DocumentFault = { fault: 'unpacks-too-big', part: '', is: '' }
  try {
    const read = await inWorkroom({ task: 'document', bytes, longest })
    return read === null || read instanceof Uint8Array ? tooMuch : read
  } catch (error) {
    if (error instanceof TooMuch) return tooMuch
    throw error
  }
}
