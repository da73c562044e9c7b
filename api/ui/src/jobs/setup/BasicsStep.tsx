import { useText } from '../../i18n/text';
import { Deadline } from './Deadline';
import { Field, faultOf } from './Field';
import type { StepProps } from './JobSetupPage';

export function BasicsStep({ kept }: StepProps) {
  const { t } = useText();
  const { value, change, saving } = kept;
  const error = saving.state === 'failed' ? saving.error : undefined;
  return (
    <div className="panel stack pad">
      <Field label={t('setup.name')} say={t('setup.name.say')} fault={faultOf(error, 'name')}>
        <input className="input wide" maxLength={200} value={value.name} onChange={({ target }) => change({ ...value, name: target.value })} />
      </Field>
      <Deadline value={value.deadline} onChange={(deadline) => change({ ...value, deadline })} fault={faultOf(error, 'deadline')} />
    </div>
  );
}
