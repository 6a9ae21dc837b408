package io.evergrant.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its owner holds it: {@code eg_<id>_<secret><checksum>}. The prefix is for scanners that look for leaked
 * keys, the checksum refuses typing errors without asking the database.
 *
 * @param id ten characters, shown in lists
 * @param text the whole key
 */
record KeyText(String id, String text) {
    static final int ID = 10;
    private static final int SECRET = 43; // 62^43 > 2^256
    private static final int CHECKSUM = 6;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern FORM =
            Pattern.compile("eg_[0-9A-Za-z]{" + ID + "}_[0-9A-Za-z]{" + (SECRET + CHECKSUM) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText generate() {
        String id = random(ID);
        String body = "eg_" + id + "_" + base62(new BigInteger(256, RANDOM), SECRET);
        return new KeyText(id, body + checksum(body));
    }

    /** The key, where it has the form and the checksum of one. */
    static Optional<KeyText> parse(String presented) {
        if (!FORM.matcher(presented).matches()) {
            return Optional.empty();
        }
        int end = presented.length() - CHECKSUM;
        return presented.substring(end).equals(checksum(presented.substring(0, end)))
                ? Optional.of(new KeyText(presented.substring(3, 3 + ID), presented))
                : Optional.empty();
    }

    /** Letters and digits, each as likely as the others. */
    static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return text.toString();
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM);
    }

    private static String base62(BigInteger number, int length) {
        char[] text = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(DIGITS.length()));
            text[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }

    @Override
    public String toString() {
        return "eg_" + id + "_…";
    }
}
