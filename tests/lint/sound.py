"""Sound contracts of many shapes, drawn from a seed: nothing in them is to be found fault with."""

from random import Random
from typing import NamedTuple


class _Place(NamedTuple):
    law: str
    language: str
    zone: str
    holidays: str
    register: str
    town: str
    money: str


_PLACES = (
    _Place("France", "fr-FR", "Europe/Paris", "jours fériés France", "SIREN {} 456 782", "69007 Lyon", "€"),
    _Place(
        "Québec",
        "fr-CA",
        "America/Toronto",
        "jours fériés QC-LNT-VS",
        "NEQ 11{}000017",
        "Québec (Québec)",
        "$ CA",
    ),
    _Place(
        "Belgique",
        "fr-BE",
        "Europe/Brussels",
        "jours fériés Belgique",
        "BCE 0{}.456.789",
        "1000 Bruxelles",
        "€",
    ),
)
_PROVIDERS = (
    ("le Prestataire", "prestataire"),
    ("le Fournisseur", "fournisseur"),
    ("l'Hébergeur", "hébergeur"),
)
_HOURS = (("8 h", "17 h"), ("9 h", "18 h"), ("9 h", "18 h 30"), ("8 h 30", "17 h 30"))
_FIRST = ("1 heure ouvrée", "2 heures ouvrées", "4 heures ouvrées", "8 heures ouvrées")
_END = ("4 heures ouvrées", "10 heures ouvrées", "22 heures ouvrées", "45 heures ouvrées")
_LABELS = ("Bloquante", "Gênante", "Limitée", "Mineure")
_WHEN = (
    "le service est arrêté pour tous les utilisateurs",
    "une fonction est arrêtée, les autres servent encore",
    "une fonction est ralentie",
    "une question d'utilisation est posée",
)


def sound(draw: Random) -> str:
    """The source of a contract, called « essai-… »."""
    place = draw.choice(_PLACES)
    designated, provider = draw.choice(_PROVIDERS)
    subject = f"L'{provider}" if designated.startswith("l'") else f"Le {provider}"
    opens, closes = draw.choice(_HOURS)
    ranks = draw.randint(2, 4)
    target = draw.choice(("99 %", "99,5 %"))
    low = {"99 %": ("98 %", "97 %"), "99,5 %": ("99 %", "98 %")}[target]
    first, second, last = sorted(draw.sample(range(3, 30), 3))
    number = draw.randint(100, 999)
    parts = [
        f"""contrat essai-{number} "Engagements de service {number}"
  type              contrat
  langue            {place.language}
  droit applicable  {place.law}
  version           {draw.randint(1, 4)}.0
  date d'effet      1er janvier 2026
  durée             {draw.choice(("1 an", "2 ans", "3 ans"))}
  reconduction      tacite
  préavis de dénonciation  {draw.choice(("2 mois", "3 mois"))}
  parties           {provider}, client
  clients           professionnels""",
        f'''partie {provider} "Verger Services {number}"
  désigné          {designated}
  rôle             prestataire
  forme            "société par actions"
  immatriculation  {place.register.format(number)}
  siège            "{draw.randint(1, 90)}, rue du Verger, {place.town}"
  représentée par  "Lise Morvan" en qualité de "présidente"''',
        f'''partie client "Tanneries du Pont {number}"
  désigné          le Client
  rôle             client
  forme            "société coopérative"
  immatriculation  {place.register.format(number - 1)}
  siège            "{draw.randint(1, 90)}, quai du Pont, {place.town}"
  représentée par  "Paul Aubry" en qualité de "directeur général"''',
        f"""horaires support "Heures de support"
  fuseau  {place.zone}
  ouvert  lundi à vendredi de {opens} à {closes}
  fermé   {place.holidays}""",
        f"""horaires permanence
  fuseau  {place.zone}
  ouvert  7 jours sur 7, 24 heures sur 24""",
        f"""canal portail "portail de support"
  adresse   https://support-{number}.example
  horaires  permanence""",
        f"""article accès "Accès au support"
  {{Le client}} dépose ses demandes sur le {{portail}} ({{adresse portail}}). {{{subject}}} les traite
  {{horaires support}}.""",
        f"""article gravités "Gravités et délais"
  {{{subject}}} qualifie chaque demande ; {{le client}} peut contester ce choix en le motivant, sans que le traitement
  soit suspendu.

  {{tableau priorités}}""",
        *(
            f'''priorité P{rank + 1} "{_LABELS[rank]}"
  rang             {rank + 1}
  quand
    - {_WHEN[rank if rank < ranks - 1 else 3]}
  prise en charge  {_FIRST[rank]}
  résolution       {_END[rank]}'''
            for rank in range(ranks)
        ),
        """décompte
  horaires          support
  départ            ouverture du ticket
  suspendu pendant  attente du client""",
        f'''disponibilité taux "Disponibilité du service"
  objectif          {target}
  période           mois civil
  plage de service  permanence
  hors              maintenance mensuelle
  formule           "minutes d'accès / minutes du mois, maintenance ôtée des deux"
  mesuré par        "{draw.choice(("sonde externe", "outil de supervision"))}"''',
        f"""maintenance mensuelle "Maintenance planifiée"
  plage          {draw.choice(("jeudi", "dimanche"))} de 4 h à 6 h
  fuseau         {place.zone}
  préavis        {draw.choice(("48", "72"))} heures calendaires
  durée au plus  2 heures par mois""",
        f'''crédits avoirs "Crédits de service"
  débiteur     {provider}
  sur          disponibilité taux
  assiette     "redevance mensuelle HT du service"
  palier       de {low[0]} inclus à {target} exclu : {first} %
  palier       de {low[1]} inclus à {low[0]} exclu : {second} %
  palier       moins de {low[1]} : {last} %
  plafond      {last} % par mois
  forme        avoir
  réclamation  sous 30 jours calendaires après "la fin du mois mesuré"''',
        f"""suivi gouvernance "Suivi du service"
  rapport  "rapport d'activité" chaque mois, par {provider}
  réunion  chaque trimestre, par {provider}, avec client""",
        f'''signature
  lieu         "{place.town}"
  date         15 décembre 2025
  2 originaux
  signataires  {provider}, client''',
    ]
    return "\n\n".join(parts) + "\n"
