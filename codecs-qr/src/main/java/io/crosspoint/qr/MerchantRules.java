package io.crosspoint.qr;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules of a merchant-presented payload beyond its form; each broken one is listed. */
final class MerchantRules {
    static final int MAX_LENGTH = 512;

    private static final Pattern AMOUNT = Pattern.compile("(?=.{1,13}$)\\d+(\\.\\d*)?");
    private static final Pattern NOT_ZERO = Pattern.compile(".*[1-9].*");
    private static final Pattern PERCENTAGE = Pattern.compile("\\d{1,2}(\\.\\d{0,2})?");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern CONSUMER_DATA = Pattern.compile("(?!.*(.).*\\1)[AME]{1,3}");
    private static final String[] MANDATORY = {"00", "52", "53", "58", "59", "60", "63"};

    private final List<Defect> defects;

    MerchantRules(List<Defect> defects) {
        this.defects = defects;
    }

    void check(List<DataObject> objects) {
        places(objects);
        mandatory(objects);
        tip(objects);
        objects.forEach(this::value);
    }

    private void places(List<DataObject> objects) {
        if (!objects.isEmpty() && !objects.getFirst().id().equals("00")) {
            add("00", "id " + objects.getFirst().id() + " first", "id 00 first");
        }
        if (!objects.isEmpty() && !objects.getLast().id().equals(MerchantQr.CRC_ID)) {
            add("63", "id " + objects.getLast().id() + " last", "id 63 last");
        }
    }

    private void mandatory(List<DataObject> objects) {
        for (String id : MANDATORY) {
            if (find(objects, id).isEmpty()) {
                add(id, "none", "one, it is mandatory");
            }
        }
        boolean account =
                objects.stream()
                        .anyMatch(o -> o.id().compareTo("02") >= 0 && o.id().compareTo("51") <= 0);
        if (!account) {
            add("02-51", "none", "a merchant account at least");
        }
    }

    private void tip(List<DataObject> objects) {
        String indicator = find(objects, "55").map(DataObject::value).orElse("");
        presence(objects, "56", indicator.equals("02"));
        presence(objects, "57", indicator.equals("03"));
    }

    private void presence(List<DataObject> objects, String id, boolean wanted) {
        if (find(objects, id).isPresent() != wanted) {
            String form = wanted ? "one" : "none";
            add(id, wanted ? "none" : "one", form + " with this id 55");
        }
    }

    private void value(DataObject object) {
        switch (object.id()) {
            case "00" -> require(object, object.value().equals("01"), "\"01\"");
            case "01" -> require(object, object.value().matches("1[12]"), "\"11\" or \"12\"");
            case "15" ->
                    require(
                            object,
                            UnionPayAccount.parse(object.value()).isPresent(),
                            "16 digits and 15 characters");
            case "52" -> require(object, isDigits(object, 4), "4 digits");
            case "53" -> require(object, isDigits(object, 3), "3 digits");
            case "54", "56" -> require(object, isAmount(object), "an amount above zero");
            case "55" -> require(object, object.value().matches("0[123]"), "\"01\" to \"03\"");
            case "57" -> require(object, isPercentage(object), "a percentage, 00.01 to 99.99");
            case "58" -> require(object, LETTERS.matcher(object.value()).matches(), "2 letters");
            case "59" -> atMost(object, "", 25);
            case "60" -> atMost(object, "", 15);
            case "61" -> atMost(object, "", 10);
            case "62" -> object.children().forEach(this::additional);
            case "64" -> language(object);
            default -> uniqueId(object);
        }
    }

    private void uniqueId(DataObject object) {
        int number = Integer.parseInt(object.id());
        if ((number >= 26 && number <= 51) || number >= 80) {
            Optional<DataObject> id = object.child("00");
            if (id.isEmpty()) {
                add(object.id() + "/00", "none", "a globally unique id");
            } else {
                atMost(id.get(), object.id(), 32);
            }
        }
    }

    private void additional(DataObject object) {
        String path = "62/" + object.id();
        int number = Integer.parseInt(object.id());
        if (number == 0) {
            add(path, "an id that has no meaning here", "01 to 09 or 50 to 99");
        } else if (number <= 8) {
            atMost(object, "62", 25);
        } else if (number == 9 && !CONSUMER_DATA.matcher(object.value()).matches()) {
            add(path, Texts.shown(object.value()), "letters of A, M, E, none twice");
        }
    }

    private void language(DataObject object) {
        Optional<DataObject> language = object.child("00");
        if (language.isEmpty() || !LETTERS.matcher(language.get().value()).matches()) {
            add("64/00", language.isEmpty() ? "none" : "no language", "2 letters");
        }
        if (object.child("01").isEmpty()) {
            add("64/01", "none", "the merchant's name");
        }
        object.child("01").ifPresent(name -> atMost(name, "64", 25));
        object.child("02").ifPresent(city -> atMost(city, "64", 15));
    }

    private void atMost(DataObject object, String path, int most) {
        if (object.length() > most) {
            add(
                    TlvReader.path(path, object.id()),
                    object.length() + " characters",
                    "at most " + most);
        }
    }

    private void require(DataObject object, boolean fits, String expected) {
        if (!fits) {
            add(object.id(), Texts.shown(object.value()), expected);
        }
    }

    private void add(String path, String found, String expected) {
        defects.add(new Defect(path, found, expected));
    }

    private static boolean isDigits(DataObject object, int length) {
        return object.value().length() == length && Texts.isDigits(object.value());
    }

    private static boolean isAmount(DataObject object) {
        return AMOUNT.matcher(object.value()).matches()
                && NOT_ZERO.matcher(object.value()).matches();
    }

    private static boolean isPercentage(DataObject object) {
        return PERCENTAGE.matcher(object.value()).matches()
                && NOT_ZERO.matcher(object.value()).matches();
    }

    private static Optional<DataObject> find(List<DataObject> objects, String id) {
        return objects.stream().filter(object -> object.id().equals(id)).findFirst();
    }
}
