package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.profile.TestProfiles;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserInfoTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    /** The ID token alone says no name. */
    private void asksForNoName() {
        at.profile = TestProfiles.crm("openid", "tickets.read");
    }

    @Test
    void addsTheNameThatTheIdTokenLacks() {
        asksForNoName();
        at.demo.control().arm(Fault.at("userinfo").merge(Map.of("email", "carol@acme.example")));
        assertThat(at.issued().account().displayName()).isEqualTo("carol@acme.example");
    }

    @Test
    @DisplayName("D23 another subject than the ID token's is not believed, and the tokens are kept")
    void anotherSubjectIsNotBelieved() {
        asksForNoName();
        at.demo.control().arm(Fault.at("userinfo").merge(Map.of("sub", "mallory", "email", "m@evil.example")));
        TokenOutcome.Issued issued = at.issued();
        assertThat(issued.account()).isEqualTo(new Account(at.demo.issuer(), "carol", null));
        assertThat(issued.remarks()).extracting(TokenOutcome.Remark::code).containsExactly("account_unconfirmed");
    }

    @Test
    void tellsWhoItIsWhereThereIsNoOpenidConnect() {
        at.profile = TestProfiles.crm("tickets.read");
        at.demo
                .control()
                .arm(Fault.at("userinfo").status(200).body("application/json", "{\"id\":4711,\"login\":\"carol\"}"));
        assertThat(at.issued().account()).isEqualTo(new Account(at.demo.issuer(), "4711", "carol"));
    }

    @Test
    void itsFailureCostsNoTokens() {
        at.profile = TestProfiles.crm("tickets.read");
        at.demo.control().arm(Fault.at("userinfo").drop());
        assertThat(at.issued().account()).isNull();
    }
}
