import { Component, type ReactNode } from 'react';
import { Button } from '../design/Button';
import { text } from '../i18n/text';

/** A view that fails to draw takes only itself away. */
export class Failure extends Component<{ children: ReactNode; view: string }, { error?: Error; view: string }> {
  state: { error?: Error; view: string } = { view: this.props.view };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps(props: { view: string }, state: { view: string }) {
    return props.view === state.view ? null : { error: undefined, view: props.view };
  }

  render() {
    if (!this.state.error) return this.props.children;
    return (
      <div className="page">
        <div className="notice red stack" role="alert">
          <h2>{text('problem.title')}</h2>
          <p>{text('problem.unexpected', { message: this.state.error.message })}</p>
          <div>
            <Button onClick={() => location.reload()}>{text('problem.reload')}</Button>
          </div>
        </div>
      </div>
    );
  }
}
