<?php
// Écrit par « slac export itop » : à recopier dans $MyModuleSettings de config-itop.php.
return array(
    'combodo-sla-computation' => array(
        'coverage_oql' => 'SELECT CoverageWindow AS w WHERE w.name = \'petit bureau\' AND (:this->priority = 2)',
        'holidays_oql' => 'SELECT Holiday AS h JOIN HolidayCalendar AS c ON h.calendar_id = c.id WHERE c.name = \'petit jours fermés\'',
    ),
);
