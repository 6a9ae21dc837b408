package io.evergrant.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The course of a request: what may go wrong before the commit, the commit, what may go wrong after it. */
final class Course {
    private final Faults faults;
    private final DemoState state;

    Course(Faults faults, DemoState state) {
        this.faults = faults;
        this.state = state;
    }

    /** @return null where the connection is to be closed without an answer */
    @Nullable
    Answer run(Received request, Fault fault, Handler handler) throws InterruptedException {
        boolean after = fault.is("afterCommit");
        if (!after) {
            wait(fault);
            if (fault.is("drop")) {
                return null;
            }
            Answer instead = fault.instead();
            if (instead != null) {
                return instead;
            }
        }
        Answer answer = answer(request, fault, handler);
        if (after) {
            wait(fault);
        }
        return after && fault.is("drop") ? null : fault.bend(answer);
    }

    private Answer answer(Received request, Fault fault, Handler handler) throws InterruptedException {
        try {
            return handler.handle(request, fault);
        } catch (Refused e) {
            return Answer.error(e.error());
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The demo failed at " + request.endpoint(), e);
        } finally {
            // also where it said no: a code or a family may have died of it
            if (!request.method().equals("GET")) {
                state.save();
            }
        }
    }

    private void wait(Fault fault) throws InterruptedException {
        Duration delay = fault.duration("delay");
        if (delay != null) {
            Faults.pause(delay);
        }
        if (fault.is("hold")) {
            faults.hold(fault);
        }
    }
}
