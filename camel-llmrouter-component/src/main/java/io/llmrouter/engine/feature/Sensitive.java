package io.llmrouter.engine.feature;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of content that not everybody may read, each known by its form. Numbers that have a check digit count only if it is
 * right. What has no form, such as a name or an illness, is not found.
 */
public enum Sensitive {
    /** An e-mail address. */
    EMAIL("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,190}\\.\\p{L}{2,24}", found -> true),
    /** A phone number with its country's code, or in the form of North America. */
    PHONE(
            "(?<![\\w+])(?<!\\d )(?:\\+|00)[1-9](?:[ ()/.-]{0,2}\\d){7,13}(?!\\d)"
                    + "|(?<![\\w-])\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?![\\w-])",
            found -> true),
    /** The number of a payment card, by Luhn's check. */
    CARD("(?<![\\w-])[2-6]\\d{3}(?:[ -]?\\d){9,15}(?![\\w-])", Sensitive::isLuhn),
    /** The number of a bank account by ISO 13616, by its check. */
    IBAN("(?<!\\w)[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}(?!\\w)", Sensitive::isIban),
    /** A social security number of the United States. */
    SSN("(?<![\\w-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])", found -> true),
    /** A key or a password: the usual forms of API keys, private keys, tokens, and what is named one. */
    SECRET(
            "-----BEGIN [A-Z ]{0,20}PRIVATE KEY|(?<!\\w)(?:sk-|ghp_|gho_|xox[abp]-|AKIA)[A-Za-z0-9_-]{12,}"
                    + "|(?<!\\w)eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{5,}"
                    + "|(?i:(?<!\\w)(?:password|passwort|passwd|api[_ -]?key)\\s{0,3}[:=]\\s{0,3}\\S{6,})",
            found -> true);

    private static final List<String> SIGNS = List.of("PRIVATE KEY", "sk-", "ghp_", "gho_", "xox", "AKIA", "eyJ");
    private static final int FEWEST = 8;
    private static final int GAP = 5;
    private static final BigInteger IBAN_CHECK = BigInteger.valueOf(97);

    private final Pattern form;
    private final Predicate<String> check;

    Sensitive(String form, Predicate<String> check) {
        this.form = Pattern.compile(form);
        this.check = check;
    }

    /** The kinds that are in a text. */
    public static Set<Sensitive> in(String text) {
        EnumSet<Sensitive> found = EnumSet.noneOf(Sensitive.class);
        for (Sensitive each : values()) {
            if (each.isIn(text)) {
                found.add(each);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    boolean isIn(String text) {
        if (!mayBeIn(text)) {
            return false;
        }
        Matcher matcher = form.matcher(text);
        while (matcher.find()) {
            if (check.test(matcher.group())) {
                return true;
            }
        }
        return false;
    }

    /** Looks for a sign of it, in one quick pass, since most texts have none. */
    private boolean mayBeIn(String text) {
        return switch (this) {
            case EMAIL -> text.indexOf('@') >= 0;
            case PHONE, CARD, IBAN, SSN -> hasDigits(text);
            case SECRET -> hasSign(text);
        };
    }

    /** Whether so many digits are near each other as the shortest of these numbers has. */
    private static boolean hasDigits(String text) {
        int found = 0;
        int since = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            boolean digit = each >= '0' && each <= '9';
            since = digit ? 0 : since + 1;
            found = digit ? found + 1 : since > GAP ? 0 : found;
            if (found >= FEWEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSign(String text) {
        for (String each : SIGNS) {
            if (text.contains(each)) {
                return true;
            }
        }
        for (int at = 0; at < text.length() - 3; at++) {
            char each = text.charAt(at);
            if ((each == 'p' || each == 'P' || each == 'a' || each == 'A')
                    && (text.regionMatches(true, at, "pass", 0, 4) || text.regionMatches(true, at, "api", 0, 3))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLuhn(String number) {
        int sum = 0;
        int place = 0;
        for (int at = number.length() - 1; at >= 0; at--) {
            int digit = Character.digit(number.charAt(at), 10);
            if (digit >= 0) {
                int counted = place++ % 2 == 0 ? digit : 2 * digit;
                sum += counted > 9 ? counted - 9 : counted;
            }
        }
        return sum % 10 == 0;
    }

    /** A text may go on in capitals behind a number, so that every shorter end is tried. */
    private static boolean isIban(String found) {
        String number = found.replace(" ", "");
        for (int length = number.length(); length >= 15; length--) {
            if (checksOut(number.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean checksOut(String number) {
        StringBuilder digits = new StringBuilder();
        for (char each : (number.substring(4) + number.substring(0, 4)).toCharArray()) {
            digits.append(Character.digit(each, 36));
        }
        return new BigInteger(digits.toString()).mod(IBAN_CHECK).intValue() == 1;
    }
}
