import { Component, type ReactNode } from 'react';
import { failureOf } from '../../analytics/contract/failure.ts';
import { Button } from '../components/button.tsx';
import { Canvas } from '../components/canvas.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { navigate } from './address.ts';

type Props = { children: ReactNode };
type State = { error: unknown; hasFailed: boolean };

/** Keeps a screen that fails from taking the frame with it: the others can still be reached. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, hasFailed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, hasFailed: true };
  }

  private readonly retry = () => {
    this.setState({ error: null, hasFailed: false });
  };

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Canvas title="This screen could not be shown">
        <ErrorNotice
          failure={failureOf(this.state.error)}
          onRetry={this.retry}
          retryLabel="Show it again"
          actions={
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                navigate('home');
                this.retry();
              }}
            >
              Go to Home
            </Button>
          }
        />
      </Canvas>
    );
  }
}
