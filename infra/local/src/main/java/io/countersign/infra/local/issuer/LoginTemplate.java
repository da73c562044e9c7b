package io.countersign.infra.local.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Fills {@code login.html}: <code>{{key}}</code> stands for a text of the page or for a value of the request, escaped. */
final class LoginTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String PAGE = read("login.html");
    private static final String STYLE = read("login.css");

    private LoginTemplate() {}

    static String style() {
        return STYLE;
    }

    /**
     * @param notice the key of the sentence above the form
     * @param value stands in it for <code>{0}</code>
     * @param name that was typed before
     */
    static String page(
            LoginTexts texts, String tokenName, String tokenValue, String notice, String value, String name) {
        return PLACE.matcher(PAGE)
                .replaceAll(place -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(
                        switch (place.group(1)) {
                            case "lang" -> texts.tag();
                            case "english" -> String.valueOf(texts.tag().equals("en"));
                            case "chinese" -> String.valueOf(!texts.tag().equals("en"));
                            case "name" -> name;
                            case "tokenName" -> tokenName;
                            case "tokenValue" -> tokenValue;
                            case "noticeKind" -> notice;
                            case "notice" -> texts.get(notice).replace("{0}", value);
                            default -> texts.get(place.group(1));
                        },
                        StandardCharsets.UTF_8.name())));
    }

    private static String read(String name) {
        try (InputStream in = LoginTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
