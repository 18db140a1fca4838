package gateflow.task;

import gateflow.math.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Three ways in which an English sentence ends in a word that one far earlier word decides: the grammar behind
 * {@code data/sentences.tsv}.
 *
 * <p>A construction draws a {@link Frame}: a sentence with two places left open, the deciding word and the wanted one.
 * Between them stands a list of phrases that fits every choice, so that whoever has forgotten the deciding word can only
 * guess. Claims D2 (tense) and E1 (place); agreement with other nouns between is a classic test of long memory in
 * language: Linzen et al. 2016, arXiv:1611.01368. The words are this course's own.
 */
public enum Construction {
    /** The time of the first word decides the verb: {@code {This|Last} year, because of my job, I {need|needed} help.} */
    TENSE {
        @Override
        int shortest() {
            return 2;
        }

        @Override
        String open(int between, Random random) {
            var fits = new ArrayList<int[]>();
            for (int noun = 0; noun <= 1; noun++) {
                for (int who = 1; who <= 3; who++) {
                    int filler = between - noun - who;
                    if (filler == 0 || filler >= 2 + 2) {
                        fits.add(new int[] {noun, who, filler});
                    }
                }
            }
            int[] parts = pick(fits, random);
            String opening = parts[0] == 0 ? "{Today|Yesterday}" : "{This|Last} " + pick(PERIODS, random);
            String why = parts[2] == 0 ? " " : ", because of " + REASONS.list(parts[2] - 2, random) + ", ";
            return opening + why + pick(WHO.get(parts[1] - 1), random) + " {need|needed} " + pick(NEEDS, random);
        }
    },

    /** The place decides the language: {@code In {Kerala|Punjab}, people speak {Malayalam|Punjabi} well.} */
    PLACE {
        @Override
        int shortest() {
            return 1;
        }

        @Override
        String open(int between, Random random) {
            String place = pick(WHERE, random) + " {Maharashtra|Kerala|Gujarat|Punjab}";
            String language = "{Marathi|Malayalam|Gujarati|Punjabi} ";
            return switch (between) {
                case 0 -> place + ", " + language + pick(IS_SPOKEN, random);
                case 1 -> place + ", " + pick(VERBS, random) + " " + language + pick(MANNERS, random);
                default ->
                    place + who(between - 1, random) + pick(VERBS, random) + " " + language + pick(MANNERS, random);
            };
        }

        private String who(int words, Random random) {
            var fits = new ArrayList<Integer>();
            for (int who = 1; who <= 3; who++) {
                if (words == who || words - who >= 2 + 2) {
                    fits.add(who);
                }
            }
            int who = pick(fits, random);
            String with = words == who ? ", " : ", with its " + SIGHTS.list(words - who - 2, random) + ", ";
            return with + pick(WHO.get(who - 1), random) + " ";
        }
    },

    /** The first noun decides the verb, other nouns try to: {@code The {letter|letters} from my uncles {is|are} new.} */
    AGREEMENT {
        @Override
        int shortest() {
            return 1;
        }

        @Override
        String open(int between, Random random) {
            String noun = pick(NOUNS, random);
            String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
            String subject = pick(WHOSE, random) + " {" + noun + "|" + plural + "} ";
            String rest =
                    switch (between) {
                        case 0 -> "";
                        case 1 -> pick(ADVERBS, random) + " ";
                        case 2 -> pick(PREPOSITIONS, random) + " " + pick(PRONOUNS, random) + " ";
                        default -> pick(PREPOSITIONS, random) + " " + PEOPLE.list(between - 1, random) + " ";
                    };
            return subject + rest + "{is|are} " + pick(STATES, random);
        }
    };

    /** The fewest words from the deciding word to the wanted one. */
    abstract int shortest();

    /** A sentence without its full stop, with {@code between} words between the deciding word and the wanted one. */
    abstract String open(int between, Random random);

    /**
     * A sentence whose wanted word stands {@code distance} words after the deciding one.
     *
     * @param distance 1 or more; 2 or more for {@link #TENSE}; 4, 6 and 7 are not always possible
     */
    public Frame draw(int distance, Random random) {
        Require.atLeast("distance", distance, shortest());
        return new Frame(open(distance - 1, random) + ".");
    }

    /** Its name in data and on charts: in small letters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> words(String separated) {
        return List.of(separated.split(" / "));
    }

    private static final List<String> PERIODS = words("week / month / spring / summer / winter / year");
    private static final List<List<String>> WHO = List.of(
            words("we / they / you / people / farmers / students / teachers / families"),
            words("my friends / our neighbours / the villagers / most people / many families / the doctors"),
            words("all my friends / the old farmers / both my sisters / the new students / our kind neighbours"));
    private static final List<String> NEEDS = words("money / help / a loan / more time / a new plan / good advice");
    private static final List<String> WHERE =
            words("In / Across / Throughout / All over / Here in / Anywhere in / Deep in / Even in");
    private static final List<String> IS_SPOKEN = words("is spoken / is common / is heard everywhere / is loved");
    private static final List<String> VERBS = words("speak / learn / study / write / teach / read / use / practise");
    private static final List<String> MANNERS =
            words("every day / with friends / at home / at school / in the evening");
    private static final List<String> WHOSE = words("The / Our / Her / His");
    private static final List<String> NOUNS = words("letter / message / poem / story / report / book / card / note");
    private static final List<String> ADVERBS = words("here / there / upstairs / downstairs / outside / inside");
    private static final List<String> PREPOSITIONS = words("from / about / for");
    private static final List<String> PRONOUNS = words("him / her / us / them / you / me");
    private static final List<String> STATES =
            words("lost / new / on the table / in the box / hard to read / very good");

    private static final Phrases REASONS = new Phrases("""
            my job / the rent / the rain / our debts / high prices / bad roads / my health / the noise
            the long winter / a broken roof / my old car / the new school / a late train / our small shop / the dry fields / a lost ticket
            the price of bread / a hole in the roof / a change of plans / the cost of water / a fire next door / the loss of work
            the fees of the school / the illness of my father / a debt to the bank / the wedding of my sister / the repair of the bridge
            the visit of my cousins / the noise from the street / a leak in the kitchen
            the long journey to the hospital / the new tax on small houses / the high price of good seed / the slow work of the court
            a letter from the old bank / the poor harvest in the valley / the sudden end of my contract
            """);
    private static final Phrases SIGHTS = new Phrases("""
            old temples / busy markets / green hills / narrow streets / small farms / warm evenings / loud festivals / quiet rivers
            crowded morning trains / fields of rice / bright paper lamps / songs about rain / boats with sails / walls of stone
            children on the roofs / shops full of books / gardens behind high walls / stories of old kings / bridges over wide rivers
            smells of fresh bread / kites above the houses
            buses that are always late / dogs that sleep at noon / cooks who know every spice / sweets made from fresh milk
            queues in front of shops / birds on every telephone wire / carts with fruit and flowers
            farmers who rise before the sun / families who share food and news / houses painted in blue and white
            dances that last until the morning / clouds that come up every evening / tea stalls at the railway station
            """);
    private static final Phrases PEOPLE = new Phrases("""
            my uncle / two farmers / our neighbours / the teacher / some friends / her cousins / the doctor / his parents
            the new students / my younger sister / a tall soldier / our old neighbours / the village doctors / his three brothers
            the girl next door / two cooks from town / a friend of mine / the boys with bicycles / a woman in red / three nurses on leave
            the driver of the bus / the keepers of the gate / my aunt in the city / the players of the team / an engineer at the mill
            some tourists from the coast / the mother of the twins / the singers in the choir
            the man who sells old clocks / the women who run the market / a boy who collects rare stamps
            a judge from the high court / the guests at the long table / the gardener of the old palace
            """);
}
