package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private final SteppingClock clock = new SteppingClock();
    private final Tickets tickets = new Tickets();

    TicketsTest() {
        tickets.clock = clock;
        tickets.vault = new Vault() {
            @Override
            public String fingerprint(Secret secret) {
                return Randoms.hash("a key|" + secret.reveal());
            }
        };
    }

    private String ticket() {
        return tickets.issue(Asking.now("crm", "Jonas Weber", "/profiles/crm"), "user jonas");
    }

    @Test
    void aTicketSaysWhatItIsFor() {
        Tickets.Ticket read = tickets.read(ticket()).orElseThrow();
        assertThat(read.asking()).isEqualTo(Asking.now("crm", "Jonas Weber", "/profiles/crm"));
        assertThat(read.askedBy()).isEqualTo("user jonas");
    }

    @Test
    void noTwoTicketsAreTheSame() {
        assertThat(ticket()).isNotEqualTo(ticket());
    }

    @Test
    void anAlteredTicketIsNone() {
        String ticket = ticket();
        String other = (ticket.charAt(5) == 'a' ? 'b' : 'a') + "";
        assertThat(tickets.read(ticket.substring(0, 5) + other + ticket.substring(6)))
                .isEmpty();
        assertThat(tickets.read(ticket.substring(0, ticket.length() - 1))).isEmpty();
        assertThat(tickets.read(ticket.replace('.', '-'))).isEmpty();
        assertThat(tickets.read(".")).isEmpty();
        assertThat(tickets.read("")).isEmpty();
    }

    @Test
    void aTicketLivesAnHour() {
        String ticket = ticket();
        clock.step(Duration.ofMinutes(59));
        assertThat(tickets.read(ticket)).isPresent();
        clock.step(Duration.ofMinutes(1));
        assertThat(tickets.read(ticket)).isEmpty();
    }
}
