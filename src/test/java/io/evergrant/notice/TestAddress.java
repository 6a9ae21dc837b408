package io.evergrant.notice;

import io.evergrant.node.PublicAddress;

/** Where the hub of these tests would be seen. */
final class TestAddress extends PublicAddress {
    @Override
    public String base() {
        return "https://grants.example.com";
    }
}
