package io.crosspoint.admin;

/** Rules that an operator wanted cannot come into force; the message says why. */
public final class RulesRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param why defects with place, found and expected
     */
    public RulesRefusedException(String why) {
        super(why, null, false, false);
    }
}
