package io.evergrant.api;

/** Carries a problem out of a resource where no room has a word of its own for it. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Refused(int status, Code code, String detail) {
        this(Problem.of(status, code, detail));
    }

    static Refused forbidden(String detail) {
        return new Refused(403, Code.FORBIDDEN, detail);
    }

    Problem problem() {
        return problem;
    }
}
