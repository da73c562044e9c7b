import { useText } from '../i18n/text';
import { actionText } from './actions';
import type { Field, Question } from './question';

interface Props {
  fields: Record<string, { value: string; events: number }[]>;
  question: Question;
  onToggle: (field: Field, value: string) => void;
}

const FIELDS = ['organisation', 'actor', 'action', 'subjectType', 'elementId'] as const;

export function FacetList({ fields, question, onToggle }: Props) {
  const { t, lang } = useText();
  return (
    <>
      {FIELDS.filter((field) => fields[field]?.length).map((field) => (
        <section key={field} aria-label={t(`audit.field.${field}`)}>
          <h2>{t(`audit.field.${field}`)}</h2>
          <ul>
            {fields[field]!.map(({ value, events }) => (
              <li key={value}>
                <button type="button" aria-pressed={question[field] === value} title={value} onClick={() => onToggle(field, value)}>
                  <span className="grow cut">{field === 'action' ? actionText(t, value) : value}</span>
                  <span className="quiet">{events.toLocaleString(lang)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
