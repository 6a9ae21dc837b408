package io.evergrant.it;

import com.microsoft.playwright.Page;

/** Keycloak's own pages: login, and what is granted. */
record KeycloakPages(Page page) {
    void logIn() {
        page.locator("#username").fill(Keycloak.PERSON);
        page.locator("#password").fill(Keycloak.PASSWORD);
        page.locator("#kc-login").click();
    }

    void grant() {
        page.locator("#kc-login[name=accept], input[name=accept], button[name=accept]")
                .first()
                .click();
    }
}
