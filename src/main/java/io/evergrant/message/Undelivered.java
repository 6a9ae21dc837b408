package io.evergrant.message;

/** No whole answer came. The message is a sentence for people, without secrets. */
public final class Undelivered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final boolean tooLarge;
    private final String call;

    Undelivered(Outcome outcome, boolean tooLarge, String message, String call, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
        this.tooLarge = tooLarge;
        this.call = call;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether there was an answer, but longer than we read. */
    public boolean tooLarge() {
        return tooLarge;
    }

    /** The id under which the call is kept. */
    public String call() {
        return call;
    }
}
