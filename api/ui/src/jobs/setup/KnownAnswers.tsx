import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, body } from '../../api/client';
import { Button } from '../../design/Button';
import { say } from '../../design/Notes';
import { toast } from '../../design/toasts';
import { useText } from '../../i18n/text';
import { answersOf } from './answers';

const LINE = '{"externalId": "weld-17", "shapes": [{"type": "box", "id": "s1", "label": "crack", "attributes": {}, "x": 40, "y": 12, "width": 30, "height": 8, "rotation": 0}]}';
const AT_ONCE = 1_000;

/** The owner says the right labels of some items: gold, on which people are measured. */
export function KnownAnswers({ jobId }: { jobId: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const params = { path: { id: jobId as never } };
  const gold = useQuery({ queryKey: ['gold', jobId], queryFn: () => body(api.GET('/api/v1/jobs/{id}/gold', { params })) });
  const known = gold.data?.items.known ?? 0;
  const again = () => client.invalidateQueries({ queryKey: ['gold', jobId] });
  const failed = (error: unknown) => toast('red', (t) => say(t, error));
  const sending = useMutation({
    mutationFn: async (file: File) => {
      const answers = answersOf(await file.text());
      for (let i = 0; i < answers.length; i += AT_ONCE) {
        await body(api.POST('/api/v1/jobs/{id}/gold', { params, body: { answers: answers.slice(i, i + AT_ONCE) as never } }));
      }
    },
    onSuccess: again,
    onError: (error) => (error instanceof Error && /^\d+$/.test(error.message) ? toast('red', (t) => t('gold.line', { line: Number(error.message) })) : failed(error)),
  });
  const forgetting = useMutation({ mutationFn: () => body(api.DELETE('/api/v1/jobs/{id}/gold', { params })), onSuccess: again, onError: failed });
  return (
    <section className="panel pad stack" aria-label={t('gold.answers')}>
      <h2>{t('gold.answers')}</h2>
      <p className="quiet">{t('gold.answers.say')}</p>
      <code className="small">{LINE}</code>
      <div className="row wrap">
        <span className="grow">{t('gold.known', { n: known })}</span>
        <Button disabled={sending.isPending} onClick={() => chooser.current?.click()}>
          {t('gold.answers.choose')}
        </Button>
        {known > 0 && (
          <Button look="bare" disabled={forgetting.isPending} onClick={() => forgetting.mutate()}>
            {t('gold.answers.forget')}
          </Button>
        )}
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".jsonl,.json"
        hidden
        aria-hidden="true"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) sending.mutate(file);
        }}
      />
    </section>
  );
}
