package io.evergrant.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One order of what a refresh, a new consent and a deletion of the same grant do. */
record Order(List<Act> acts) {
    /** What each of the three does, in its own order; the letters are its name in a test's name. */
    enum Act {
        CLAIM("Rc"),
        SEND("Rs"),
        STORE("Rk"),
        BEGIN("Cb"),
        EXCHANGE("Cx"),
        KEEP("Ck"),
        FORGET("Df"),
        REVOKE("Dr");

        private final String letters;

        Act(String letters) {
            this.letters = letters;
        }
    }

    private static final List<List<Act>> ACTORS = List.of(
            List.of(Act.CLAIM, Act.SEND, Act.STORE),
            List.of(Act.BEGIN, Act.EXCHANGE, Act.KEEP),
            List.of(Act.FORGET, Act.REVOKE));

    /** All that can happen. */
    static List<Order> all() {
        List<Order> orders = new ArrayList<>();
        interleave(new ArrayList<>(), Map.of(), orders);
        return orders.stream().filter(Order::isFeasible).toList();
    }

    static List<Order> some(int number, long seed) {
        List<Order> orders = new ArrayList<>(all());
        Collections.shuffle(orders, new Random(seed));
        return orders.subList(0, number);
    }

    private static void interleave(List<Act> begun, Map<Integer, Integer> done, List<Order> orders) {
        boolean whole = true;
        for (int actor = 0; actor < ACTORS.size(); actor++) {
            int next = done.getOrDefault(actor, 0);
            if (next < ACTORS.get(actor).size()) {
                whole = false;
                List<Act> more = new ArrayList<>(begun);
                more.add(ACTORS.get(actor).get(next));
                int of = actor;
                Map<Integer, Integer> then = Stream.of(0, 1, 2)
                        .collect(Collectors.toMap(a -> a, a -> done.getOrDefault(a, 0) + (a == of ? 1 : 0)));
                interleave(more, then, orders);
            }
        }
        if (whole) {
            orders.add(new Order(begun));
        }
    }

    /** A revocation and a code exchange never run at the same time: whichever comes second waits. */
    private boolean isFeasible() {
        return before(Act.FORGET, Act.EXCHANGE) ? before(Act.REVOKE, Act.EXCHANGE) : before(Act.KEEP, Act.REVOKE);
    }

    boolean before(Act one, Act other) {
        return acts.indexOf(one) < acts.indexOf(other);
    }

    /** The yes is said when the person sets out; a deletion after that takes it back. */
    boolean consentIsTheLastWord() {
        return before(Act.FORGET, Act.BEGIN);
    }

    @Override
    public String toString() {
        return acts.stream().map(a -> a.letters).collect(Collectors.joining(" "));
    }

    static Order of(String text) {
        return new Order(Arrays.stream(text.split(" "))
                .map(letters -> Arrays.stream(Act.values())
                        .filter(a -> a.letters.equals(letters))
                        .findFirst()
                        .orElseThrow())
                .toList());
    }
}
