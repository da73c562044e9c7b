import type { Channel } from '../../api/types';
import { Button } from '../../design/Button';
import { useText } from '../../i18n/text';
import { faultOf } from './Field';
import { replaced, without } from './schema';

/** The columns of a series or a table, and what can be right in them. */
export function ChannelEditor({ channels, error, onChange }: { channels: Channel[]; error: unknown; onChange: (next: Channel[]) => void }) {
  const { t } = useText();
  const number = (text: string) => (text === '' ? undefined : Number(text));
  const cell = (at: number, field: 'name' | 'unit' | 'min' | 'max') => {
    const channel = channels[at]!;
    const limit = field === 'min' || field === 'max';
    const fault = faultOf(error, `channels[${at}].${field}`);
    return (
      <td>
        <input
          className="input wide"
          type={limit ? 'number' : 'text'}
          step="any"
          aria-label={`${t(`setup.${field === 'name' ? 'channel' : field}`)} ${at + 1}`}
          aria-invalid={fault ? true : undefined}
          title={fault}
          value={channel[field] ?? ''}
          onChange={({ target }) => onChange(replaced(channels, at, { ...channel, [field]: limit ? number(target.value) : target.value }))}
        />
      </td>
    );
  };
  return (
    <>
      <div className="row">
        <h2 className="grow">{t('setup.channels')}</h2>
        <Button onClick={() => onChange([...channels, { name: `channel-${channels.length + 1}`, unit: '' }])}>{t('setup.channel.add')}</Button>
      </div>
      <p className="quiet small">{t('setup.channels.say')}</p>
      {channels.length > 0 && (
        <table className="panel dense">
          <thead>
            <tr>
              <th>{t('setup.channel')}</th>
              <th>{t('setup.unit')}</th>
              <th>{t('setup.min')}</th>
              <th>{t('setup.max')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {channels.map((channel, at) => (
              <tr key={at}>
                {cell(at, 'name')}
                {cell(at, 'unit')}
                {cell(at, 'min')}
                {cell(at, 'max')}
                <td>
                  <Button look="bare" aria-label={t('setup.remove', { name: channel.name })} onClick={() => onChange(without(channels, at))}>
                    ×
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
