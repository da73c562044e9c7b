package io.countersign.infra.local.issuer;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the login page in one language: Chinese for those who ask for Chinese, English for all others. */
record LoginTexts(String tag, ResourceBundle bundle) {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static LoginTexts in(Locale wanted) {
        Locale spoken =
                wanted.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        return new LoginTexts(
                spoken.toLanguageTag(), ResourceBundle.getBundle(LoginPage.class.getName(), spoken, NO_FALLBACK));
    }

    String get(String key) {
        return bundle.getString(key);
    }
}
