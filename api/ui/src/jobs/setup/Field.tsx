import { useId, type ReactElement, type ReactNode, cloneElement } from 'react';
import { Problem } from '../../api/client';

interface Props {
  label: ReactNode;
  /** What it means, in plain words. */
  say?: ReactNode;
  fault?: string;
  children: ReactElement<{ id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }>;
}

/** A field with what it means and what is wrong with it. */
export function Field({ label, say, fault, children }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, 'aria-describedby': say || fault ? `${id}-say` : undefined, 'aria-invalid': fault ? true : undefined })}
      {(say || fault) && (
        <div id={`${id}-say`} className="small">
          {fault && <span className="state red">{fault}</span>} {say && <span className="quiet">{say}</span>}
        </div>
      )}
    </div>
  );
}

/** What the server says of a field. */
export const faultOf = (error: unknown, field: string): string | undefined =>
  error instanceof Problem ? error.errors.find((one) => one.field === field)?.message : undefined;
