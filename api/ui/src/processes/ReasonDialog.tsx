import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { ProblemNote } from '../design/Notes';
import { useText } from '../i18n/text';

interface Props<T> {
  title: string;
  /** What follows from it. */
  children?: ReactNode;
  /** The name to be typed first, where it can't be undone. */
  name?: string;
  act: string;
  ready?: boolean;
  run: (reason: string) => Promise<T>;
  onDone: (result: T) => void;
  onClose: () => void;
}

/** Does something that others must be able to understand later: with a reason, which goes into the history. */
export function ReasonDialog<T>({ title, children, name, act, ready = true, run, onDone, onClose }: Props<T>) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const may = ready && reason.trim() !== '' && (name === undefined || typed === name);
  const doing = useMutation({ mutationFn: () => run(reason.trim()), onSuccess: onDone });
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (may && !doing.isPending) doing.mutate();
        }}
      >
        {children}
        <label className="field">
          <span>{t('processes.reason')}</span>
          <textarea className="input" maxLength={2_000} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
        {name !== undefined && (
          <label className="field">
            <span>{t('processes.typeName', { name })}</span>
            <input className="input" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
          </label>
        )}
        {doing.error && <ProblemNote error={doing.error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={!may || doing.isPending}>
            {act}
          </Button>
          <Button onClick={onClose}>{t('processes.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
