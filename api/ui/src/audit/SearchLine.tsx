import { useState } from 'react';
import { Button } from '../design/Button';
import { useText } from '../i18n/text';

/** One line for everything; the words that it knows stand under it while it is written. */
export function SearchLine({ value, onAsk }: { value: string; onAsk: (line: string) => void }) {
  const { t } = useText();
  const [text, setText] = useState(value);
  return (
    <form
      className="row grow search-line"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(text.trim());
      }}
    >
      <input className="input grow" type="search" aria-label={t('audit.search')} placeholder={t('audit.search.form')} value={text} onChange={({ target }) => setText(target.value)} />
      <Button type="submit" look="primary">
        {t('audit.ask')}
      </Button>
    </form>
  );
}
